<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChecksCard</name>
    <message>
        <source>Filing</source>
        <translation>报备</translation>
    </message>
    <message>
        <source>P&amp;repare the filing</source>
        <translation>准备报备(&amp;R)</translation>
    </message>
    <message>
        <source>Handed in &amp;today</source>
        <translation>今天已提交(&amp;T)</translation>
    </message>
    <message>
        <source>Prepared {day}</source>
        <translation>{day} 准备</translation>
    </message>
    <message>
        <source>handed in {day}</source>
        <translation>{day} 提交</translation>
    </message>
</context>
<context>
    <name>DeadlinesCard</name>
    <message>
        <source>Deadlines</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>No deadline runs.</source>
        <translation>目前没有期限。</translation>
    </message>
    <message>
        <source>by {day}, provisional</source>
        <translation>最迟 {day}（节假日安排未公布，暂定）</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>最迟 {day}</translation>
    </message>
</context>
<context>
    <name>Filing</name>
    <message>
        <source>Review by the city</source>
        <translation>市级审核</translation>
    </message>
    <message>
        <source>Review by the province</source>
        <translation>省级审核</translation>
    </message>
    <message>
        <source>Public notice by the province</source>
        <translation>省级公示</translation>
    </message>
    <message>
        <source>Report to the province</source>
        <translation>报送省技能中心</translation>
    </message>
    <message>
        <source>Hand in the results</source>
        <translation>上报评价结果</translation>
    </message>
    <message>
        <source>Hand in the correction</source>
        <translation>提交补正材料</translation>
    </message>
    <message>
        <source>Hand in the certificate data</source>
        <translation>上报证书数据</translation>
    </message>
    <message>
        <source>Results were published</source>
        <translation>结果已公示</translation>
    </message>
    <message>
        <source>The published list is the present one</source>
        <translation>公示名单与现在的结果一致</translation>
    </message>
    <message>
        <source>The notice is over</source>
        <translation>公示期满</translation>
    </message>
    <message>
        <source>No objection is open</source>
        <translation>没有未处理的异议</translation>
    </message>
    <message>
        <source>Every sheet is signed by all</source>
        <translation>评审表全部签齐</translation>
    </message>
    <message>
        <source>Not prepared</source>
        <translation>未准备</translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation>结果有变动</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Prepared</source>
        <translation>已准备，待提交</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>审核中</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回补正</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>{days} days late</source>
        <translation>逾期 {days} 天</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>还剩 {days} 天</translation>
    </message>
</context>
<context>
    <name>FilingScreen</name>
    <message>
        <source>Filing</source>
        <translation>报备</translation>
    </message>
    <message>
        <source>The filing is prepared. Write the files, hand them in, then say so here.</source>
        <translation>报备已准备。请导出文件并上报，上报后点「今天已提交」。</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>Handed in today. Record each decision of the authorities as it comes.</source>
        <translation>已登记今天提交。收到各级审核结果后请在这里登记。</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>{step}: accepted</source>
        <translation>{step}：通过</translation>
    </message>
    <message>
        <source>{step}: returned for correction</source>
        <translation>{step}：退回补正</translation>
    </message>
    <message>
        <source>the score roster</source>
        <translation>成绩花名册</translation>
    </message>
    <message>
        <source>the summary of results</source>
        <translation>评价结果汇总表</translation>
    </message>
    <message>
        <source>Register candidates, score, sign and publish first; then the results are filed here.</source>
        <translation>先完成报名、评分、签字和公示，再在这里报备结果。</translation>
    </message>
    <message>
        <source>There is nothing to file yet</source>
        <translation>还没有可以报备的结果</translation>
    </message>
</context>
<context>
    <name>RoutesCard</name>
    <message>
        <source>Decisions of the authorities</source>
        <translation>审核结果</translation>
    </message>
    <message>
        <source>Decisions so far</source>
        <translation>已登记的审核结果</translation>
    </message>
    <message>
        <source>The authorities decide after the filing was handed in.</source>
        <translation>提交报备后，在这里逐步登记审核结果。</translation>
    </message>
    <message>
        <source>Which step was decided</source>
        <translation>审核环节</translation>
    </message>
    <message>
        <source>Remark of the authority</source>
        <translation>审核意见</translation>
    </message>
    <message>
        <source>Remark; needed when it was returned</source>
        <translation>审核意见（退回时必填）</translation>
    </message>
    <message>
        <source>&amp;Accepted</source>
        <translation>通过(&amp;A)</translation>
    </message>
    <message>
        <source>Re&amp;turned</source>
        <translation>退回补正(&amp;T)</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回补正</translation>
    </message>
</context>
<context>
    <name>_Check</name>
    <message>
        <source>holds</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>不符合</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActionPanel</name>
    <message>
        <source>&amp;Replace an assessor</source>
        <translation>更换考评员(&amp;R)</translation>
    </message>
    <message>
        <source>R&amp;eason (goes on record)</source>
        <translation>原因（留痕）(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Confirm</source>
        <translation>确认(&amp;C)</translation>
    </message>
    <message>
        <source>Back to the findings</source>
        <translation>返回提示</translation>
    </message>
    <message>
        <source>Open this form in sign-off</source>
        <translation>到签字界面查看该表</translation>
    </message>
    <message>
        <source>On all their sheets still out</source>
        <translation>该考评员未提交的表一并更换</translation>
    </message>
    <message>
        <source>On all sheets of this candidate</source>
        <translation>该考生的全部评分表</translation>
    </message>
    <message>
        <source>Say why: the reason goes on record with your name.</source>
        <translation>请写明原因：原因连同您的姓名一并留痕。</translation>
    </message>
    <message>
        <source>Who leaves</source>
        <translation>被更换的考评员</translation>
    </message>
    <message>
        <source>Who takes over</source>
        <translation>接替的考评员</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Spread {spread}</source>
        <translation>分差 {spread}</translation>
    </message>
    <message>
        <source>Across the {line} line</source>
        <translation>横跨 {line} 分线</translation>
    </message>
    <message>
        <source>Items: {count}</source>
        <translation>{count} 项相差大</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>偏严</translation>
    </message>
    <message>
        <source>Lenient</source>
        <translation>偏宽</translation>
    </message>
    <message>
        <source>Copied columns</source>
        <translation>两人逐项相同</translation>
    </message>
    <message>
        <source>Repeated column</source>
        <translation>多人同分</translation>
    </message>
    <message>
        <source>One grade only</source>
        <translation>全为一个等次</translation>
    </message>
    <message>
        <source>Too quick</source>
        <translation>录入过快</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>考生</translation>
    </message>
    <message>
        <source>Admission no.</source>
        <translation>准考证号</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>trainee, not counted</source>
        <translation>实习，不计入平均</translation>
    </message>
    <message>
        <source>in the place of {names}</source>
        <translation>接替 {names}</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回待改</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已换考评员</translation>
    </message>
    <message>
        <source>Candidates: {names}</source>
        <translation>考生：{names}</translation>
    </message>
    <message>
        <source>Candidates: {names} and others, {count} in all</source>
        <translation>考生：{names} 等 {count} 人</translation>
    </message>
    <message>
        <source>Waiting for {names} to correct and submit again.</source>
        <translation>等待 {names} 改正并重新提交。</translation>
    </message>
    <message>
        <source>Agreement: one assessor {single}, their mean {mean}</source>
        <translation>一致性：单人 {single}，均值 {mean}</translation>
    </message>
    <message>
        <source>Agreement on totals over {forms} forms scored by the same {judges} assessors: ICC(2,1) {single} for one assessor, ICC(2,k) {mean} for their mean. 1 is full agreement; it changes no score.</source>
        <translation>{judges} 位考评人员共同评分的 {forms} 份表，合计分的一致性：单人 ICC(2,1) 为 {single}，均值 ICC(2,k) 为 {mean}。1 为完全一致；该数值不改变分数。</translation>
    </message>
</context>
<context>
    <name>BoardKeys</name>
    <message>
        <source>Find a candidate on the board</source>
        <translation>在看板中查找考生</translation>
    </message>
    <message>
        <source>Absent, cheating, replace an assessor</source>
        <translation>缺考、舞弊、更换考评员</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>下一条提示</translation>
    </message>
    <message>
        <source>Go to the findings</source>
        <translation>到提示列表</translation>
    </message>
    <message>
        <source>Next form of a finding</source>
        <translation>该提示的下一份表</translation>
    </message>
    <message>
        <source>Show the form under the cursor</source>
        <translation>处理所选的评分表</translation>
    </message>
</context>
<context>
    <name>BoardScreen</name>
    <message>
        <source>Candidates by sheets and assessors</source>
        <translation>考生、评分表与考评员</translation>
    </message>
    <message>
        <source>The board fills once the plan is released and candidates are registered.</source>
        <translation>计划发布并登记考生后，看板会显示评分进度。</translation>
    </message>
    <message>
        <source>Nothing to score yet</source>
        <translation>还没有可评的考生</translation>
    </message>
    <message>
        <source>Day board</source>
        <translation>现场看板</translation>
    </message>
    <message>
        <source>sheets submitted</source>
        <translation>已提交评分表</translation>
    </message>
    <message>
        <source>expected {expected}, received {received}</source>
        <translation>应收 {expected}，已收 {received}</translation>
    </message>
    <message>
        <source>assessors</source>
        <translation>名考评员</translation>
    </message>
    <message>
        <source>findings to look at</source>
        <translation>需要处理的提示</translation>
    </message>
    <message>
        <source>forms with every sheet in</source>
        <translation>考评员全部交齐的表</translation>
    </message>
    <message>
        <source>Averages of {sheet} (line {line}, {count} complete)</source>
        <translation>{sheet}平均分（合格线 {line}，已齐 {count} 份）</translation>
    </message>
    <message>
        <source>{name}: recorded as {presence}.</source>
        <translation>{name}：已记为{presence}。</translation>
    </message>
    <message>
        <source>{new} takes the place of {old} on {count} sheets.</source>
        <translation>{new} 已接替 {old}，共 {count} 张评分表。</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>{count} candidates</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>{shown} of {count} candidates</source>
        <translation>{shown} / {count} 人</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>姓名或准考证号</translation>
    </message>
    <message>
        <source>Find a candidate on the board</source>
        <translation>在看板中查找考生</translation>
    </message>
    <message>
        <source>Which candidates</source>
        <translation>显示哪些考生</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>有提示</translation>
    </message>
    <message>
        <source>Sheets out</source>
        <translation>有表未交</translation>
    </message>
    <message>
        <source>Absent or cheating</source>
        <translation>缺考或舞弊</translation>
    </message>
    <message>
        <source>By findings</source>
        <translation>按提示排序</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>按准考证号排序</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按姓名排序</translation>
    </message>
    <message>
        <source>By sheets out</source>
        <translation>按未交表数排序</translation>
    </message>
    <message>
        <source>Candidates × sheets × assessors</source>
        <translation>考生 × 评分表 × 考评员</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Findings</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Nothing to look at. Findings appear once every sheet of a form is in.</source>
        <translation>暂无提示。一张表的考评员全部提交后，才会显示提示。</translation>
    </message>
    <message>
        <source>{count}, {notes} notes</source>
        <translation>{count}，另有 {notes} 条参考</translation>
    </message>
</context>
</TS>

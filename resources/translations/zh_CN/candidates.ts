<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CandidateDetail</name>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤回报名…</translation>
    </message>
    <message>
        <source>Reason, kept for ever</source>
        <translation>理由（永久留存）</translation>
    </message>
    <message>
        <source>Keep the correction</source>
        <translation>保存更正</translation>
    </message>
    <message>
        <source>Withdraw the application</source>
        <translation>确认撤回报名</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Admission number {number}</source>
        <translation>准考证号 {number}</translation>
    </message>
    <message>
        <source>Withdrawn: {reason}</source>
        <translation>已撤回：{reason}</translation>
    </message>
    <message>
        <source>Particulars</source>
        <translation>考生资料</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>所在单位</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>工作岗位</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>手机号码</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>文化程度</translation>
    </message>
    <message>
        <source>Kind of employer</source>
        <translation>考生来源</translation>
    </message>
    <message>
        <source>How the certificate is collected</source>
        <translation>证书领取</translation>
    </message>
    <message>
        <source>Condition applied under (number)</source>
        <translation>申报条件（第几条）</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>At work since</source>
        <translation>参加工作时间</translation>
    </message>
</context>
<context>
    <name>CandidateKeys</name>
    <message>
        <source>Import a roster</source>
        <translation>导入报名表</translation>
    </message>
    <message>
        <source>Take in a candidate by hand</source>
        <translation>手工添加考生</translation>
    </message>
    <message>
        <source>Look for a candidate</source>
        <translation>查找考生</translation>
    </message>
    <message>
        <source>Check in and go to the next</source>
        <translation>签到并转到下一名</translation>
    </message>
    <message>
        <source>Record absent or cheating</source>
        <translation>登记缺考或舞弊</translation>
    </message>
    <message>
        <source>Correct the particulars</source>
        <translation>更正考生资料</translation>
    </message>
</context>
<context>
    <name>CandidateState</name>
    <message>
        <source>Registered</source>
        <translation>已报名</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>已签到</translation>
    </message>
    <message>
        <source>Partly absent</source>
        <translation>部分缺考</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺考</translation>
    </message>
    <message>
        <source>Cheating</source>
        <translation>舞弊</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
</context>
<context>
    <name>CandidatesScreen</name>
    <message>
        <source>Candidates</source>
        <translation>考生</translation>
    </message>
    <message>
        <source>Name, admission number, ID number, employer</source>
        <translation>姓名、准考证号、证件号、单位</translation>
    </message>
    <message>
        <source>Look for a candidate</source>
        <translation>查找考生</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>只看</translation>
    </message>
    <message>
        <source>Import a roster…</source>
        <translation>导入报名表…</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手工添加</translation>
    </message>
    <message>
        <source>No candidates yet</source>
        <translation>还没有考生</translation>
    </message>
    <message>
        <source>Import the roster the enterprise sent, or take candidates in by hand.</source>
        <translation>请导入企业报送的报名表，也可以手工添加考生。</translation>
    </message>
    <message>
        <source>The plan is not released yet</source>
        <translation>计划还没有发布</translation>
    </message>
    <message>
        <source>Candidates can be taken in once the plan is released.</source>
        <translation>发布评价计划后才能办理报名。</translation>
    </message>
    <message>
        <source>To the plan</source>
        <translation>去评价计划</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Take in</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>证件号</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>{name} is taken in with admission number {number}.</source>
        <translation>已添加{name}，准考证号 {number}。</translation>
    </message>
    <message>
        <source>Occupation and level</source>
        <translation>职业（工种）和等级</translation>
    </message>
    <message>
        <source>Kind of ID</source>
        <translation>证件类型</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>所在单位</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>工作岗位</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>手机号码</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>文化程度</translation>
    </message>
    <message>
        <source>Condition applied under (number)</source>
        <translation>申报条件（第几条）</translation>
    </message>
    <message>
        <source>At work since</source>
        <translation>参加工作时间</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Take in a candidate by hand</source>
        <translation>手工添加考生</translation>
    </message>
</context>
<context>
    <name>PresenceCard</name>
    <message>
        <source>On the day</source>
        <translation>现场情况</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Record otherwise…</source>
        <translation>登记缺考或舞弊…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>All components</source>
        <translation>全部内容</translation>
    </message>
    <message>
        <source>Checked in on the spot</source>
        <translation>现场签到</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>评价内容</translation>
    </message>
    <message>
        <source>Reason, kept for ever</source>
        <translation>理由（永久留存）</translation>
    </message>
    <message>
        <source>Absent and cheating lock the candidate&apos;s sheets; cheating counts as 0.0.</source>
        <translation>登记缺考或舞弊后，该考生的评分表即锁定；舞弊按 0 分处理。</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未登记</translation>
    </message>
</context>
<context>
    <name>RecusalCard</name>
    <message>
        <source>Recusal</source>
        <translation>回避</translation>
    </message>
    <message>
        <source>No tie between this candidate and anybody who assesses has been declared.</source>
        <translation>没有登记该考生与考评人员之间需要回避的关系。</translation>
    </message>
    <message>
        <source>Who is tied to the candidate</source>
        <translation>与考生有关系的人员</translation>
    </message>
    <message>
        <source>How they are tied</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Reason (kept on record)</source>
        <translation>理由（留痕）</translation>
    </message>
    <message>
        <source>Declare a tie</source>
        <translation>登记回避</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back the tie with {name}</source>
        <translation>撤回与{name}的回避登记</translation>
    </message>
</context>
<context>
    <name>RosterImport</name>
    <message>
        <source>Roster file (.xlsx)</source>
        <translation>报名表文件（.xlsx）</translation>
    </message>
    <message>
        <source>Path of the roster, as .xlsx</source>
        <translation>报名表文件的位置（.xlsx）</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Rows of the roster</source>
        <translation>报名表各行</translation>
    </message>
    <message>
        <source>Findings by row and column</source>
        <translation>按行和列列出的问题</translation>
    </message>
    <message>
        <source>Back, keep nothing</source>
        <translation>返回，不导入</translation>
    </message>
    <message>
        <source>Choose a roster file first.</source>
        <translation>请先选择报名表文件。</translation>
    </message>
    <message>
        <source>Reading the roster</source>
        <translation>正在读取报名表</translation>
    </message>
    <message>
        <source>Nothing is kept before you accept: first every row is shown with what was found in it.</source>
        <translation>确认之前不保存任何内容：先逐行列出考生和检查结果，核对后再导入。</translation>
    </message>
    <message>
        <source>Import a roster</source>
        <translation>导入报名表</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx);;All files (*)</source>
        <translation>Excel 工作簿 (*.xlsx);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>报名表</translation>
    </message>
    <message>
        <source>Do not import rows with errors: {count} are left out</source>
        <translation>不导入有错误的行（共 {count} 行）</translation>
    </message>
    <message>
        <source>Rows with errors: {rows}</source>
        <translation>有错误的行：{rows}</translation>
    </message>
    <message>
        <source>{count} candidates are taken in; {left} rows were left out: {rows}.</source>
        <translation>已导入 {count} 名考生；有 {left} 行没有导入：第 {rows} 行。</translation>
    </message>
    <message>
        <source>{count} candidates are taken in.</source>
        <translation>已导入 {count} 名考生。</translation>
    </message>
    <message>
        <source>{file}: {rows} rows, {good} can be taken, {bad} with errors</source>
        <translation>{file}：共 {rows} 行，可导入 {good} 行，有错误 {bad} 行</translation>
    </message>
    <message>
        <source>All findings {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Errors {count}</source>
        <translation>错误 {count}</translation>
    </message>
    <message>
        <source>Warnings {count}</source>
        <translation>提醒 {count}</translation>
    </message>
    <message>
        <source>Import {count} candidates</source>
        <translation>导入 {count} 名考生</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>证件号</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业（工种）</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>所在单位</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>说明</translation>
    </message>
</context>
</TS>

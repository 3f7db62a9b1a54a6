<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QuestionLine</name>
    <message>
        <source>Question</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>How it was answered</source>
        <translation>答辩情况</translation>
    </message>
    <message>
        <source>Question {number}: asked by</source>
        <translation>第 {number} 问：提问委员</translation>
    </message>
    <message>
        <source>Question {number}</source>
        <translation>第 {number} 问</translation>
    </message>
    <message>
        <source>Question {number}: answer</source>
        <translation>第 {number} 问：答辩情况</translation>
    </message>
    <message>
        <source>Remove question {number}</source>
        <translation>删除第 {number} 问</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>&amp;Paper</source>
        <translation>论文(&amp;P)</translation>
    </message>
    <message>
        <source>Results &amp;report</source>
        <translation>成果报告(&amp;R)</translation>
    </message>
    <message>
        <source>Title of the &amp;work</source>
        <translation>题目(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Attach a file…</source>
        <translation>附上文件(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation>另存(&amp;S)…</translation>
    </message>
    <message>
        <source>Add a &amp;question</source>
        <translation>添加提问(&amp;Q)</translation>
    </message>
    <message>
        <source>attached, SHA-256 {digest}…</source>
        <translation>已附文件，SHA-256 {digest}…</translation>
    </message>
    <message>
        <source>no file yet</source>
        <translation>还没有文件</translation>
    </message>
    <message>
        <source>Questions at the defence</source>
        <translation>答辩提问</translation>
    </message>
</context>
<context>
    <name>ReviewKeys</name>
    <message>
        <source>Next candidate</source>
        <translation>下一位考生</translation>
    </message>
    <message>
        <source>Previous candidate</source>
        <translation>上一位考生</translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>添加提问</translation>
    </message>
    <message>
        <source>Open the own score sheet</source>
        <translation>打开我的评分表</translation>
    </message>
    <message>
        <source>Cast the vote</source>
        <translation>提交表决</translation>
    </message>
</context>
<context>
    <name>ReviewScreen</name>
    <message>
        <source>Candidates before the panel</source>
        <translation>参加综合评审的考生</translation>
    </message>
    <message>
        <source>Levels 2 and 1, special-grade and chief technicians need one; the plan says who sits on it.</source>
        <translation>技师、高级技师以及特级技师、首席技师须经综合评审；评审委员在计划中指定。</translation>
    </message>
    <message>
        <source>No review panel in this batch</source>
        <translation>本批次没有综合评审</translation>
    </message>
    <message>
        <source>Review panel</source>
        <translation>综合评审</translation>
    </message>
    <message>
        <source>No record</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>Voted</source>
        <translation>已表决</translation>
    </message>
    <message>
        <source>{count} votes</source>
        <translation>已表决 {count}</translation>
    </message>
    <message>
        <source>The form is signed; nothing changes any more.</source>
        <translation>该表已签字，不能再更改。</translation>
    </message>
    <message>
        <source>The candidate did not take part.</source>
        <translation>该考生未参加综合评审。</translation>
    </message>
    <message>
        <source>First record the title of the work.</source>
        <translation>请先登记论文或成果报告的题目。</translation>
    </message>
    <message>
        <source>First submit your score sheet, then vote.</source>
        <translation>请先提交您的评分表，再表决。</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>not approved</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>voted</source>
        <translation>已表决</translation>
    </message>
    <message>
        <source>scored</source>
        <translation>已评分</translation>
    </message>
    <message>
        <source>to score</source>
        <translation>待评分</translation>
    </message>
    <message>
        <source>{count} of {members} have voted. Votes are shown when all are in.</source>
        <translation>{members} 名委员中 {count} 名已表决。全部表决后显示结果。</translation>
    </message>
    <message>
        <source>Carried: {count} of {members} approve.</source>
        <translation>表决通过：{members} 名委员中 {count} 名同意。</translation>
    </message>
    <message>
        <source>Not carried: {count} of {members} approve; more than half are needed.</source>
        <translation>表决未通过：{members} 名委员中 {count} 名同意，须过半数。</translation>
    </message>
    <message>
        <source>Give the work a title; until then nothing is kept.</source>
        <translation>请填写题目；填写之前内容尚未保存。</translation>
    </message>
    <message>
        <source>Documents (*.pdf *.doc *.docx *.wps *.ofd);;All files (*)</source>
        <translation>文档 (*.pdf *.doc *.docx *.wps *.ofd);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The work as handed in</source>
        <translation>选择论文或成果报告</translation>
    </message>
    <message>
        <source>Give the work a title first.</source>
        <translation>请先填写题目。</translation>
    </message>
    <message>
        <source>Attaching the file</source>
        <translation>正在附上文件</translation>
    </message>
    <message>
        <source>Save a copy of the work</source>
        <translation>另存论文或成果报告</translation>
    </message>
    <message>
        <source>Saved a copy as {name}.</source>
        <translation>已另存为 {name}。</translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation>正在另存</translation>
    </message>
    <message>
        <source>Before the panel</source>
        <translation>综合评审考生</translation>
    </message>
</context>
<context>
    <name>VotePanel</name>
    <message>
        <source>My sheet</source>
        <translation>我的评分表</translation>
    </message>
    <message>
        <source>Open my &amp;sheet</source>
        <translation>打开我的评分表(&amp;O)</translation>
    </message>
    <message>
        <source>My vote</source>
        <translation>我的表决</translation>
    </message>
    <message>
        <source>A&amp;pprove</source>
        <translation>同意(&amp;Y)</translation>
    </message>
    <message>
        <source>Do &amp;not approve</source>
        <translation>不同意(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Opinion</source>
        <translation>意见(&amp;I)</translation>
    </message>
    <message>
        <source>Cast my &amp;vote</source>
        <translation>提交表决(&amp;V)</translation>
    </message>
    <message>
        <source>Change my &amp;vote</source>
        <translation>更改表决(&amp;V)</translation>
    </message>
    <message>
        <source>Choose whether you approve first.</source>
        <translation>请先选择是否同意。</translation>
    </message>
    <message>
        <source>Write why you do not approve.</source>
        <translation>请写明不同意的理由。</translation>
    </message>
    <message>
        <source>Panel members</source>
        <translation>评审委员</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RecordPage</name>
    <message>
        <source>Internal supervision record</source>
        <translation>内部督导表</translation>
    </message>
    <message>
        <source>Problems and how they were handled</source>
        <translation>发现的问题和处理意见</translation>
    </message>
    <message>
        <source>Leave empty if there were none</source>
        <translation>没有问题可留空</translation>
    </message>
    <message>
        <source>Keep the record</source>
        <translation>保存督导记录</translation>
    </message>
    <message>
        <source>Back to the forms</source>
        <translation>返回评分表</translation>
    </message>
    <message>
        <source>Tick what you found in order</source>
        <translation>督导内容（符合的打勾）</translation>
    </message>
    <message>
        <source>Not kept yet</source>
        <translation>尚未记录</translation>
    </message>
    <message>
        <source>Kept {time}</source>
        <translation>记录于 {time}</translation>
    </message>
</context>
<context>
    <name>SendBack</name>
    <message>
        <source>Reason for sending back</source>
        <translation>退回理由</translation>
    </message>
    <message>
        <source>What has to be looked at again</source>
        <translation>写明需要重新核对的内容</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sending back makes every signature on this form void.</source>
        <translation>退回后，该表已有的签字全部失效。</translation>
    </message>
</context>
<context>
    <name>SheetPaper</name>
    <message>
        <source>Name {name}</source>
        <translation>姓名 {name}</translation>
    </message>
    <message>
        <source>Admission no. {number}</source>
        <translation>准考证号 {number}</translation>
    </message>
    <message>
        <source>Template v{version}</source>
        <translation>模板 v{version}</translation>
    </message>
    <message>
        <source>Check code {code}</source>
        <translation>校验码 {code}</translation>
    </message>
    <message>
        <source>Scores side by side</source>
        <translation>各考评员评分对照</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>评价内容</translation>
    </message>
    <message>
        <source>Requirement</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>配分</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>极差</translation>
    </message>
    <message>
        <source>{count} more items, little difference · Enter to unfold</source>
        <translation>还有 {count} 项，差异不大 · 回车展开</translation>
    </message>
</context>
<context>
    <name>SignBox</name>
    <message>
        <source>Review note</source>
        <translation>复核意见</translation>
    </message>
    <message>
        <source>What you checked, and why the scores stand</source>
        <translation>核对了什么，评分为何成立</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>本人口令</translation>
    </message>
    <message>
        <source>Your password, to sign</source>
        <translation>签字用的本人口令</translation>
    </message>
    <message>
        <source>Sign (with password)</source>
        <translation>签字（需输入口令）</translation>
    </message>
    <message>
        <source>A signature covers exactly this content (check code {code}). Any later change makes it void.</source>
        <translation>签字只对当前内容有效（校验码 {code}）。之后任何改动都会使签字失效。</translation>
    </message>
    <message>
        <source>Sign all {count} without findings at once</source>
        <translation>一次签完 {count} 份无提示的表</translation>
    </message>
    <message>
        <source>&amp;Pass</source>
        <translation>通过(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Fail</source>
        <translation>不通过(&amp;F)</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>Next form</source>
        <translation>下一份表</translation>
    </message>
    <message>
        <source>Previous form</source>
        <translation>上一份表</translation>
    </message>
    <message>
        <source>Sign this form</source>
        <translation>签这份表</translation>
    </message>
    <message>
        <source>Sign all forms without findings</source>
        <translation>签完所有无提示的表</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Show all items</source>
        <translation>展开全部项目</translation>
    </message>
    <message>
        <source>Supervision record</source>
        <translation>内部督导表</translation>
    </message>
    <message>
        <source>All signed</source>
        <translation>已签齐</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>需重签</translation>
    </message>
    <message>
        <source>To sign</source>
        <translation>待签字</translation>
    </message>
    <message>
        <source>Assessors</source>
        <translation>待考评员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>待内督员</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>waits for {step}</source>
        <translation>等待：{step}</translation>
    </message>
    <message>
        <source>has findings</source>
        <translation>有提示</translation>
    </message>
</context>
<context>
    <name>SigningScreen</name>
    <message>
        <source>Forms</source>
        <translation>评分表</translation>
    </message>
    <message>
        <source>Waiting for me</source>
        <translation>只看待我签的</translation>
    </message>
    <message>
        <source>No form can be signed yet</source>
        <translation>还没有可以签字的表</translation>
    </message>
    <message>
        <source>A form appears here as soon as every assessor has submitted it.</source>
        <translation>一份表的考评人员全部提交后，就会出现在这里。</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Type your password to sign.</source>
        <translation>请输入本人口令后签字。</translation>
    </message>
    <message>
        <source>Signed: {count}</source>
        <translation>已签 {count} 份</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>正在签字</translation>
    </message>
    <message>
        <source>Sent back: {count}</source>
        <translation>已退回 {count} 份评分</translation>
    </message>
    <message>
        <source>Sending back</source>
        <translation>正在退回</translation>
    </message>
    <message>
        <source>The supervision record is kept.</source>
        <translation>内部督导表已记录。</translation>
    </message>
    <message>
        <source>Keeping the record</source>
        <translation>正在保存督导记录</translation>
    </message>
    <message>
        <source>Supervision: kept…</source>
        <translation>内部督导表（已记录）…</translation>
    </message>
    <message>
        <source>Supervision: none…</source>
        <translation>内部督导表（未记录）…</translation>
    </message>
    <message>
        <source>{count} forms, {waiting} wait for you</source>
        <translation>共 {count} 份，待您签字 {waiting} 份</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>考生</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>pass</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>待您签字</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未签</translation>
    </message>
    <message>
        <source>Holds for check code {code}, signed as {own}</source>
        <translation>有效 · 校验码 {code} · 签字码 {own}</translation>
    </message>
    <message>
        <source>Void: signed as {own}, changed since</source>
        <translation>已失效 · 签字码 {own}，之后内容有改动</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>意见：{note}</translation>
    </message>
    <message>
        <source>Still to sign: {names}</source>
        <translation>还未签字：{names}</translation>
    </message>
    <message>
        <source>After all assessors have signed</source>
        <translation>考评人员全部签字后可签</translation>
    </message>
    <message>
        <source>After the internal supervisor has signed</source>
        <translation>内督员签字后可填</translation>
    </message>
</context>
<context>
    <name>StepCards</name>
    <message>
        <source>Send back…</source>
        <translation>退回…</translation>
    </message>
</context>
<context>
    <name>_Average</name>
    <message>
        <source>On both sides of the line</source>
        <translation>横跨合格线</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均得分</translation>
    </message>
    <message>
        <source>({total} ÷ {count}, exactly {exact})</source>
        <translation>（{total} ÷ {count}，正好 {exact}）</translation>
    </message>
    <message>
        <source>(without highest and lowest: {total} ÷ {count}, exactly {exact})</source>
        <translation>（去掉最高、最低：{total} ÷ {count}，正好 {exact}）</translation>
    </message>
    <message>
        <source>Reaches the line {line}</source>
        <translation>达到合格线 {line}</translation>
    </message>
    <message>
        <source>Voted down</source>
        <translation>表决未通过</translation>
    </message>
    <message>
        <source>Below the line {line}</source>
        <translation>未达到合格线 {line}</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AskCard</name>
    <message>
        <source>Not yet</source>
        <translation>再看看</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>Saving scores</source>
        <translation>正在保存评分</translation>
    </message>
</context>
<context>
    <name>ItemLine</name>
    <message>
        <source>Not scored</source>
        <translation>未评</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>未评</translation>
    </message>
    <message>
        <source>{score}, being saved</source>
        <translation>{score}，正在保存</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Item {number}, {name}: {state}</source>
        <translation>第 {number} 项，{name}：{state}</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Grounds or number of the evidence…</source>
        <translation>可写依据或证据编号…</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Step {step}</source>
        <translation>步长 {step}</translation>
    </message>
    <message>
        <source>{minimum} to {maximum}, step {step}</source>
        <translation>{minimum} 至 {maximum} 分，步长 {step}</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Content</source>
        <translation>评价内容</translation>
    </message>
    <message>
        <source>Requirement and scoring standard</source>
        <translation>要求、评分标准</translation>
    </message>
    <message>
        <source>First-level indicator</source>
        <translation>一级指标</translation>
    </message>
    <message>
        <source>Second-level indicator</source>
        <translation>二级指标</translation>
    </message>
    <message>
        <source>Score / points</source>
        <translation>评分 / 配分</translation>
    </message>
    <message>
        <source>Group {name}</source>
        <translation>分组 {name}</translation>
    </message>
</context>
<context>
    <name>ScoringKeys</name>
    <message>
        <source>Next candidate</source>
        <translation>下一位考生</translation>
    </message>
    <message>
        <source>Previous candidate</source>
        <translation>上一位考生</translation>
    </message>
    <message>
        <source>This candidate&apos;s next sheet</source>
        <translation>该考生的下一张表</translation>
    </message>
    <message>
        <source>This candidate&apos;s sheet before</source>
        <translation>该考生的上一张表</translation>
    </message>
    <message>
        <source>Undo (stays on record)</source>
        <translation>撤回（留痕）</translation>
    </message>
    <message>
        <source>Note on the item</source>
        <translation>本项备注</translation>
    </message>
    <message>
        <source>Find in the list of candidates</source>
        <translation>在考生名单中查找</translation>
    </message>
    <message>
        <source>Next item without a score</source>
        <translation>下一个未评项</translation>
    </message>
    <message>
        <source>Submit the sheet</source>
        <translation>提交评分表</translation>
    </message>
    <message>
        <source>Score and go on</source>
        <translation>打分并到下一项</translation>
    </message>
    <message>
        <source>Keep the number and go on</source>
        <translation>保存分数并到下一项</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Item before</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>Leave the item without a score</source>
        <translation>清除本项评分</translation>
    </message>
</context>
<context>
    <name>ScoringScreen</name>
    <message>
        <source>Scoring</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>工作岗位</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Submitted. To change it, ask for it to be returned.</source>
        <translation>已提交。如需更改，请联系内督员或考务退回。</translation>
    </message>
    <message>
        <source>Submit ({count} to go)</source>
        <translation>提交（还差 {count} 项）</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>{name}: total {total}. Once submitted, it changes only if it is returned to you.</source>
        <translation>{name}：合计 {total} 分。提交后只有退回才能更改。</translation>
    </message>
    <message>
        <source>{name} · {sheet}: submitted.</source>
        <translation>{name} · {sheet}：已提交。</translation>
    </message>
    <message>
        <source>Signed and sealed.</source>
        <translation>已签字封存。</translation>
    </message>
    <message>
        <source>Returned to you: {reason}</source>
        <translation>退回原因：{reason}</translation>
    </message>
    <message>
        <source>The candidate was absent: {reason}</source>
        <translation>考生缺考：{reason}</translation>
    </message>
    <message>
        <source>Recorded as cheating, locked at 0.0: {reason}</source>
        <translation>记为舞弊，按 0.0 分锁定：{reason}</translation>
    </message>
    <message>
        <source>Another assessor took over; what you gave stays on record: {reason}</source>
        <translation>已由其他考评员接替，您的评分留存备查、不计入平均：{reason}</translation>
    </message>
    <message>
        <source>Nothing was entered on this sheet since it was opened.</source>
        <translation>本次打开后还没有录入，没有可撤回的评分。</translation>
    </message>
    <message>
        <source>Item {item}: {present} taken back, now {before}. Both stay on record.</source>
        <translation>第 {item} 项：已撤回 {present}，现为 {before}。两次录入都留痕。</translation>
    </message>
    <message>
        <source>without a score</source>
        <translation>未评</translation>
    </message>
    <message>
        <source>Not scored yet: items {items}. Empty is not zero.</source>
        <translation>还没有评分：第 {items} 项。空白不等于 0 分。</translation>
    </message>
    <message>
        <source>Go to item {item}</source>
        <translation>去评第 {item} 项</translation>
    </message>
    <message>
        <source>That was your last sheet in this batch.</source>
        <translation>您在本批次的评分表已全部提交。</translation>
    </message>
    <message>
        <source>Item before / next item</source>
        <translation>上一项 / 下一项</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部按键</translation>
    </message>
</context>
<context>
    <name>SheetList</name>
    <message>
        <source>Name or number</source>
        <translation>姓名或准考证号</translation>
    </message>
    <message>
        <source>Find a candidate in the list</source>
        <translation>在名单中查找考生</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>考生</translation>
    </message>
    <message>
        <source>My candidates</source>
        <translation>我的考生</translation>
    </message>
    <message>
        <source>{people} candidates × {sheets} sheets</source>
        <translation>我的考生 · {people} 人 × {sheets} 表</translation>
    </message>
    <message>
        <source>No sheet of yours in this batch</source>
        <translation>本批次没有您的评分表</translation>
    </message>
    <message>
        <source>Sheets appear once the plan that names you is released and candidates are registered. Choose another batch at the top, or ask the assessment office.</source>
        <translation>计划发布并登记考生后，由您评分的表会列在这里。请在上方选择其他批次，或联系考务。</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Trainee: kept on record, not counted in the average.</source>
        <translation>实习考评：评分留存，不计入平均。</translation>
    </message>
    <message>
        <source>The note is full: {limit} characters at most.</source>
        <translation>备注最多 {limit} 字，已写满。</translation>
    </message>
    <message>
        <source>Score and next item</source>
        <translation>打分并到下一项</translation>
    </message>
    <message>
        <source>Keep the number, next item</source>
        <translation>保存分数，到下一项</translation>
    </message>
    <message>
        <source>{scored} scored, {left} to go</source>
        <translation>已评 {scored} 项，还有 {left} 项未评</translation>
    </message>
    <message>
        <source>All {items} items scored</source>
        <translation>{items} 项已全部评完</translation>
    </message>
    <message>
        <source>{count} being saved…</source>
        <translation>{count} 项正在保存…</translation>
    </message>
    <message>
        <source>My total {total} of {full}</source>
        <translation>我的合计 {total}，满分 {full}</translation>
    </message>
    <message>
        <source>Note on item {number}</source>
        <translation>第 {number} 项备注</translation>
    </message>
    <message>
        <source>My total</source>
        <translation>我的合计</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Release the plan…</source>
        <translation>发布计划…</translation>
    </message>
    <message>
        <source>This plan is released and frozen. Candidates can be taken in.</source>
        <translation>计划已发布，内容已冻结，可以办理报名。</translation>
    </message>
    <message>
        <source>It can be released once the errors are gone: {count}</source>
        <translation>还有 {count} 处错误，全部改正后才能发布。</translation>
    </message>
    <message>
        <source>Findings of the rules</source>
        <translation>规则检查</translation>
    </message>
    <message>
        <source>After the release nothing in the plan can be changed, only assessors replaced with a reason. Release it?</source>
        <translation>发布后计划内容不能再改，只能写明理由更换考评人员。确定发布吗？</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>暂不发布</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>{count} errors</source>
        <translation>{count} 处错误</translation>
    </message>
    <message>
        <source>{count} warnings</source>
        <translation>{count} 处提醒</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有问题</translation>
    </message>
</context>
<context>
    <name>PartForm</name>
    <message>
        <source>Score sheet</source>
        <translation>评分表</translation>
    </message>
    <message>
        <source>Line, points</source>
        <translation>合格线（分）</translation>
    </message>
    <message>
        <source>Review panel, in column order</source>
        <translation>评审委员（按评分栏顺序）</translation>
    </message>
    <message>
        <source>Assessors, in column order</source>
        <translation>考评人员（按评分栏顺序）</translation>
    </message>
    <message>
        <source>Version {version} as chosen</source>
        <translation>已选定的第 {version} 版</translation>
    </message>
    <message>
        <source>{sheet}, version {version}</source>
        <translation>{sheet}（第 {version} 版）</translation>
    </message>
    <message>
        <source>From {lowest} to {full}. {clause}</source>
        <translation>{lowest} 至 {full} 分。{clause}</translation>
    </message>
    <message>
        <source>A number, as 60</source>
        <translation>请填数字，如 60</translation>
    </message>
</context>
<context>
    <name>PeopleOrder</name>
    <message>
        <source>Earlier</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>见习</translation>
    </message>
    <message>
        <source>{number} {name}</source>
        <translation>{number} {name}</translation>
    </message>
    <message>
        <source>trainee {name}</source>
        <translation>见习 {name}</translation>
    </message>
    <message>
        <source>Columns: {order}</source>
        <translation>评分栏：{order}</translation>
    </message>
    <message>
        <source>Nobody is ticked yet.</source>
        <translation>还没有勾选人员。</translation>
    </message>
    <message>
        <source>card until {day}</source>
        <translation>证卡至 {day}</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>第 {number} 栏</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>Leave out the highest and the lowest total (at least five assessors)</source>
        <translation>去掉一个最高分和一个最低分（考评人员不少于五人）</translation>
    </message>
    <message>
        <source>Name of the batch</source>
        <translation>批次名称</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>评价地点</translation>
    </message>
    <message>
        <source>Applications close</source>
        <translation>报名截止日</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>评价开始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>评价结束日</translation>
    </message>
    <message>
        <source>Internal supervisor</source>
        <translation>内督员</translation>
    </message>
    <message>
        <source>How level and pay are linked: name the rule</source>
        <translation>薪酬挂钩依据（薪酬制度的文件名称、日期或条款）</translation>
    </message>
    <message>
        <source>Made public to all employees on</source>
        <translation>向全体员工公开的日期</translation>
    </message>
    <message>
        <source>One more occupation and level</source>
        <translation>添加职业和等级</translation>
    </message>
    <message>
        <source>Take this one out</source>
        <translation>移除此项</translation>
    </message>
    <message>
        <source>The enterprise&apos;s own plan of appointment holds</source>
        <translation>本企业评聘工作方案已明确的内容</translation>
    </message>
    <message>
        <source>A day, as 2026-10-31</source>
        <translation>请填日期，如 2026-10-31</translation>
    </message>
    <message>
        <source>— choose —</source>
        <translation>请选择</translation>
    </message>
</context>
<context>
    <name>PlanKeys</name>
    <message>
        <source>New plan</source>
        <translation>新建计划</translation>
    </message>
    <message>
        <source>One more occupation and level</source>
        <translation>添加职业和等级</translation>
    </message>
    <message>
        <source>Release the plan</source>
        <translation>发布计划</translation>
    </message>
    <message>
        <source>Column of the person one earlier</source>
        <translation>将该人员的评分栏前移</translation>
    </message>
    <message>
        <source>Column of the person one later</source>
        <translation>将该人员的评分栏后移</translation>
    </message>
    <message>
        <source>The person scores as a trainee, or no longer</source>
        <translation>设为见习，或取消见习</translation>
    </message>
</context>
<context>
    <name>PlanScreen</name>
    <message>
        <source>Plans</source>
        <translation>评价计划</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>新建计划</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>评价计划</translation>
    </message>
    <message>
        <source>Rules: edition {edition}</source>
        <translation>规则版本 {edition}</translation>
    </message>
    <message>
        <source>There is no plan yet</source>
        <translation>还没有评价计划</translation>
    </message>
    <message>
        <source>A plan says who is assessed in what, by which method, by whom and when. Everything else follows.</source>
        <translation>计划写明评价什么职业和等级、用什么方式、由谁考评、在哪天进行。其他各步都以它为准。</translation>
    </message>
    <message>
        <source>Make the first plan</source>
        <translation>新建第一个计划</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Plan {number}</source>
        <translation>计划编号 {number}</translation>
    </message>
    <message>
        <source>The plan is released. Next: take candidates in.</source>
        <translation>计划已发布。下一步：办理报名。</translation>
    </message>
    <message>
        <source>Batch {number} of {year}</source>
        <translation>{year}年第{number}批</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>Occupations under review</source>
        <translation>评审职业（工种）</translation>
    </message>
    <message>
        <source>Conditions of review</source>
        <translation>评审条件</translation>
    </message>
    <message>
        <source>Method of review</source>
        <translation>评审方式</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织形式</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>时间安排</translation>
    </message>
    <message>
        <source>Appointment to posts</source>
        <translation>岗位聘用</translation>
    </message>
    <message>
        <source>assessor</source>
        <translation>考评员</translation>
    </message>
    <message>
        <source>senior assessor</source>
        <translation>高级考评员</translation>
    </message>
</context>
<context>
    <name>TargetForm</name>
    <message>
        <source>Basis: national standard, or the enterprise&apos;s own norm</source>
        <translation>评价依据（国家职业技能标准或企业评价规范的名称）</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>Job type</source>
        <translation>工种</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Method and components</source>
        <translation>评价方式和内容</translation>
    </message>
</context>
<context>
    <name>WayChooser</name>
    <message>
        <source>Method and components</source>
        <translation>评价方式和内容</translation>
    </message>
    <message>
        <source>{components} (no sheet for {missing} yet)</source>
        <translation>{components}（还没有「{missing}」的评分表）</translation>
    </message>
    <message>
        <source>The enterprise&apos;s own plan says what is assessed. Tick what it names.</source>
        <translation>评审内容由本企业评聘工作方案确定，请勾选方案列明的内容。</translation>
    </message>
    <message>
        <source>The comprehensive review is always added at this level. {clause}</source>
        <translation>该等级须增加综合评审。{clause}</translation>
    </message>
</context>
</TS>

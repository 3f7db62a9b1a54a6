<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ResultDetail</name>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source> (dropped)</source>
        <translation>（去掉）</translation>
    </message>
    <message>
        <source>exact average {exact}, line {line}</source>
        <translation>平均得分精确值 {exact}，合格线 {line}</translation>
    </message>
</context>
<context>
    <name>ResultsScreen</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Signed by all</source>
        <translation>签字齐全</translation>
    </message>
    <message>
        <source>Which candidates to show</source>
        <translation>显示哪些考生</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>candidates</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Check code of the results {code}</source>
        <translation>结果校验码 {code}</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Admission no.</source>
        <translation>准考证号</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>All signed</source>
        <translation>已签齐</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>未签齐</translation>
    </message>
    <message>
        <source>Filled sheets, one PDF per candidate</source>
        <translation>评审表（每人一个 PDF）</translation>
    </message>
    <message>
        <source>Filled sheets in one PDF</source>
        <translation>评审表（合并为一个 PDF）</translation>
    </message>
    <message>
        <source>Internal supervision record</source>
        <translation>内部督导表</translation>
    </message>
    <message>
        <source>Results appear once candidates are registered and sheets are submitted.</source>
        <translation>考生报名、评分提交后，这里显示每个人的结果。</translation>
    </message>
    <message>
        <source>There are no results yet</source>
        <translation>还没有结果</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>OwnPanel</name>
    <message>
        <source>Own conditions (own.toml)</source>
        <translation>自定条件</translation>
    </message>
    <message>
        <source>A fact counts only with evidence attached</source>
        <translation>材料附有证明才算数</translation>
    </message>
    <message>
        <source>Check and keep</source>
        <translation>检查并保存</translation>
    </message>
    <message>
        <source>Version {number}. It holds for plans drafted from now on; earlier plans keep their rules.</source>
        <translation>第 {number} 版。对此后新建的计划生效；已有的计划仍按原来的规则。</translation>
    </message>
    <message>
        <source>No own rules yet. What is kept here holds for plans drafted from then on.</source>
        <translation>还没有自定规则。在这里保存的规则对此后新建的计划生效。</translation>
    </message>
    <message>
        <source>Stricter readings</source>
        <translation>选用更严的理解</translation>
    </message>
    <message>
        <source>Own stricter conditions and basis documents</source>
        <translation>自定的更严条件和评价依据</translation>
    </message>
    <message>
        <source>In the format of the editions. Open a condition and press “Make stricter…” to begin with a copy of it. A condition looser than the regulation is refused with its clause.</source>
        <translation>写法与规则版本相同。打开一个条件，按“在此基础上从严…”即可从它的副本开始修改。比规定宽的条件不予保存，并指出所依据的条款。</translation>
    </message>
</context>
<context>
    <name>RuleKeys</name>
    <message>
        <source>Search the rules</source>
        <translation>查找规则</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>版本差异</translation>
    </message>
    <message>
        <source>Own rules</source>
        <translation>自定规则</translation>
    </message>
</context>
<context>
    <name>RulePane</name>
    <message>
        <source>The rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>In force from {first} to {last}</source>
        <translation>有效期：{first} 至 {last}</translation>
    </message>
    <message>
        <source>{count} rules rest on it.</source>
        <translation>有 {count} 条规则以它为依据。</translation>
    </message>
    <message>
        <source>Opens: {targets}</source>
        <translation>适用：{targets}</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>How the program reads it</source>
        <translation>本程序采用的理解</translation>
    </message>
    <message>
        <source>Stricter, by the institution&apos;s choice: {text}</source>
        <translation>更严的理解（机构可选）：{text}</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>例子</translation>
    </message>
    <message>
        <source>{text} (met from {day})</source>
        <translation>{text}（{day} 起满足）</translation>
    </message>
    <message>
        <source>As it is kept in the edition</source>
        <translation>规则文件中的写法</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Who may be assessed</source>
        <translation>评价对象</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>申报条件</translation>
    </message>
    <message>
        <source>Own further requirement</source>
        <translation>自定附加条件</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>条文理解</translation>
    </message>
    <message>
        <source>List</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>评价方式</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>评价之后</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Meets</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>Misses</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>无法判断</translation>
    </message>
</context>
<context>
    <name>RulesScreen</name>
    <message>
        <source>Edition</source>
        <translation>规则版本</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>与之比较</translation>
    </message>
    <message>
        <source>Search words, clauses, ids</source>
        <translation>查找字词、条款、编号</translation>
    </message>
    <message>
        <source>Search the rules</source>
        <translation>查找规则</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>版本差异</translation>
    </message>
    <message>
        <source>Own rules</source>
        <translation>自定规则</translation>
    </message>
    <message>
        <source>Make stricter…</source>
        <translation>在此基础上从严…</translation>
    </message>
    <message>
        <source>{title} + own rules {number}</source>
        <translation>{title}＋自定规则第 {number} 版</translation>
    </message>
    <message>
        <source>No rule holds these words. Try fewer or other words.</source>
        <translation>没有同时含这些字词的规则。请减少或换用其他字词。</translation>
    </message>
    <message>
        <source>The two editions do not differ. Choose another one to compare with.</source>
        <translation>两个版本没有差异。请另选一个版本比较。</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CheckCard</name>
    <message>
        <source>Journal head from a paper, as 1A2B-3C4D; may stay empty</source>
        <translation>纸上的日志头，如 1A2B-3C4D；可以留空</translation>
    </message>
    <message>
        <source>Journal head from a paper</source>
        <translation>纸上的日志头</translation>
    </message>
    <message>
        <source>&amp;Check the journal</source>
        <translation>核验日志(&amp;C)</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核验</translation>
    </message>
</context>
<context>
    <name>FilterCard</name>
    <message>
        <source>&amp;Show all</source>
        <translation>显示全部(&amp;S)</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人员</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>所有操作</translation>
    </message>
    <message>
        <source>Batch, admission number, certificate, person</source>
        <translation>批次、准考证号、证书编号或姓名</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>About whom or what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Institution set up</source>
        <translation>设置机构</translation>
    </message>
    <message>
        <source>Institution changed</source>
        <translation>更改机构信息</translation>
    </message>
    <message>
        <source>Limits of findings set</source>
        <translation>设置提示限值</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Person changed</source>
        <translation>更改人员资料</translation>
    </message>
    <message>
        <source>Person leaves</source>
        <translation>登记离岗</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>口令输错</translation>
    </message>
    <message>
        <source>Password proved after failures</source>
        <translation>输错后输对口令</translation>
    </message>
    <message>
        <source>Own password changed</source>
        <translation>修改本人口令</translation>
    </message>
    <message>
        <source>New password given</source>
        <translation>重设口令</translation>
    </message>
    <message>
        <source>Password given by recovery key</source>
        <translation>用恢复密钥重设口令</translation>
    </message>
    <message>
        <source>Seal made for signing</source>
        <translation>生成签字密钥</translation>
    </message>
    <message>
        <source>Score sheet saved</source>
        <translation>保存评分表模板</translation>
    </message>
    <message>
        <source>Own rules kept</source>
        <translation>保存自定规则</translation>
    </message>
    <message>
        <source>Plan drafted</source>
        <translation>新建计划</translation>
    </message>
    <message>
        <source>Plan changed</source>
        <translation>修改计划</translation>
    </message>
    <message>
        <source>Plan released</source>
        <translation>发布计划</translation>
    </message>
    <message>
        <source>Assessor replaced</source>
        <translation>更换考评员</translation>
    </message>
    <message>
        <source>Roster imported</source>
        <translation>导入报名表</translation>
    </message>
    <message>
        <source>Candidate taken in</source>
        <translation>添加考生</translation>
    </message>
    <message>
        <source>Candidate corrected</source>
        <translation>更正考生资料</translation>
    </message>
    <message>
        <source>ID number shown</source>
        <translation>查看证件号码</translation>
    </message>
    <message>
        <source>Application withdrawn</source>
        <translation>撤回报名</translation>
    </message>
    <message>
        <source>Tie declared, recusal</source>
        <translation>登记回避关系</translation>
    </message>
    <message>
        <source>Declared tie taken back</source>
        <translation>撤回回避登记</translation>
    </message>
    <message>
        <source>Presence recorded</source>
        <translation>登记到场、缺考或舞弊</translation>
    </message>
    <message>
        <source>Facts for eligibility kept</source>
        <translation>保存资格材料</translation>
    </message>
    <message>
        <source>Facts for eligibility imported</source>
        <translation>导入资格材料</translation>
    </message>
    <message>
        <source>Evidence attached</source>
        <translation>上传证明</translation>
    </message>
    <message>
        <source>Eligibility judged</source>
        <translation>人工评定资格</translation>
    </message>
    <message>
        <source>Gone on regardless of eligibility</source>
        <translation>资格有缺仍继续</translation>
    </message>
    <message>
        <source>Item scored</source>
        <translation>单项打分</translation>
    </message>
    <message>
        <source>Sheet filled</source>
        <translation>整表录入</translation>
    </message>
    <message>
        <source>Paper sheet keyed in</source>
        <translation>录入纸质评分</translation>
    </message>
    <message>
        <source>Keyed sheet taken over, both entries agreeing</source>
        <translation>两遍一致，录入生效</translation>
    </message>
    <message>
        <source>Keyed sheet taken over by decision</source>
        <translation>裁定后录入生效</translation>
    </message>
    <message>
        <source>Keyed entries discarded</source>
        <translation>录入作废</translation>
    </message>
    <message>
        <source>Scan filed</source>
        <translation>归入扫描件</translation>
    </message>
    <message>
        <source>Sheet submitted</source>
        <translation>提交评分表</translation>
    </message>
    <message>
        <source>Sheet sent back</source>
        <translation>退回评分</translation>
    </message>
    <message>
        <source>Work and defence recorded</source>
        <translation>登记综合评审</translation>
    </message>
    <message>
        <source>Vote cast</source>
        <translation>评审表决</translation>
    </message>
    <message>
        <source>Signed as assessor</source>
        <translation>考评人员确认签字</translation>
    </message>
    <message>
        <source>Signed as supervisor</source>
        <translation>内督员签字</translation>
    </message>
    <message>
        <source>Enterprise opinion given</source>
        <translation>填写企业审核意见</translation>
    </message>
    <message>
        <source>Supervision record kept</source>
        <translation>保存内部督导表</translation>
    </message>
    <message>
        <source>Results published</source>
        <translation>公示结果</translation>
    </message>
    <message>
        <source>Objection recorded</source>
        <translation>登记异议</translation>
    </message>
    <message>
        <source>Objection resolved</source>
        <translation>处理异议</translation>
    </message>
    <message>
        <source>Filing prepared</source>
        <translation>准备报备</translation>
    </message>
    <message>
        <source>Filing handed in</source>
        <translation>提交报备</translation>
    </message>
    <message>
        <source>Decision on the filing recorded</source>
        <translation>登记审核结果</translation>
    </message>
    <message>
        <source>Certificate numbers given</source>
        <translation>核发证书编号</translation>
    </message>
    <message>
        <source>Certificate numbers imported</source>
        <translation>导入证书编号</translation>
    </message>
    <message>
        <source>Certificate made void</source>
        <translation>作废证书</translation>
    </message>
    <message>
        <source>Certificate re-issued</source>
        <translation>补发证书</translation>
    </message>
    <message>
        <source>Paper made</source>
        <translation>生成材料</translation>
    </message>
    <message>
        <source>Paper signed with a certificate</source>
        <translation>用数字证书签署文档</translation>
    </message>
    <message>
        <source>Certificate for trial made</source>
        <translation>生成试用证书</translation>
    </message>
    <message>
        <source>Personal data of a batch purged</source>
        <translation>清除一个批次的个人信息</translation>
    </message>
    <message>
        <source>Extract of the journal written</source>
        <translation>导出日志摘录</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>note</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>files</source>
        <translation>文件数</translation>
    </message>
    <message>
        <source>forms</source>
        <translation>评分表数</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>退回栏数</translation>
    </message>
    <message>
        <source>item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>items scored</source>
        <translation>已评项数</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>file SHA-256</source>
        <translation>文件摘要</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>roles</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>presence</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>提问数</translation>
    </message>
    <message>
        <source>section</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>第几遍</translation>
    </message>
    <message>
        <source>items differing</source>
        <translation>不一致项数</translation>
    </message>
    <message>
        <source>first keyed by</source>
        <translation>第一遍</translation>
    </message>
    <message>
        <source>second keyed by</source>
        <translation>第二遍</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>认可</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>upheld</source>
        <translation>异议成立</translation>
    </message>
    <message>
        <source>step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>first day</source>
        <translation>开始日</translation>
    </message>
    <message>
        <source>stricter readings</source>
        <translation>从严理解</translation>
    </message>
    <message>
        <source>an entry was taken out</source>
        <translation>有记录被删除</translation>
    </message>
    <message>
        <source>the entry does not follow the one before</source>
        <translation>这条记录与前一条接不上</translation>
    </message>
    <message>
        <source>the entry was altered</source>
        <translation>这条记录被改动过</translation>
    </message>
    <message>
        <source>what was kept with the entry was altered</source>
        <translation>随这条记录保存的内容被改动过</translation>
    </message>
    <message>
        <source>something is kept that no entry tells of</source>
        <translation>有内容没有对应的记录</translation>
    </message>
    <message>
        <source>the journal does not hold the head that was compared</source>
        <translation>日志中没有用来比对的日志头</translation>
    </message>
    <message>
        <source>a purge does not fit what is left, or lacks two seals</source>
        <translation>清除记录与留下的内容不符，或缺少两人的密封</translation>
    </message>
    <message>
        <source>a signature has no seal</source>
        <translation>有签字缺少签章</translation>
    </message>
    <message>
        <source>a signature&apos;s seal does not hold</source>
        <translation>有签字的签章无效</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>评价机构</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>JournalKeys</name>
    <message>
        <source>Look for a subject</source>
        <translation>按对象查找</translation>
    </message>
    <message>
        <source>Check the journal</source>
        <translation>核验日志</translation>
    </message>
</context>
<context>
    <name>JournalScreen</name>
    <message>
        <source>Entries of the journal</source>
        <translation>日志记录</translation>
    </message>
    <message>
        <source>the entries shown, as text</source>
        <translation>所列记录（文本）</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Checking the journal</source>
        <translation>正在核验日志</translation>
    </message>
    <message>
        <source>✓ All {count} entries hold, and what is kept with them. Head {code}.</source>
        <translation>✓ 全部 {count} 条记录及其保存的内容完好。日志头 {code}。</translation>
    </message>
    <message>
        <source>The head {witness} is among them.</source>
        <translation>其中有日志头 {witness}。</translation>
    </message>
    <message>
        <source>✗ At entry {seq}: {fault}. Change nothing, keep this file, and compare with a backup.</source>
        <translation>✗ 第 {seq} 条：{fault}。请不要再改动，保留这个数据库，并与备份比对。</translation>
    </message>
    <message>
        <source>A day is written as 2026-10-31.</source>
        <translation>日期请写成 2026-10-31 的形式。</translation>
    </message>
    <message>
        <source>{count} of {all} entries fit; the newest {most} are shown, the text file holds all that fit</source>
        <translation>共 {all} 条，符合 {count} 条；这里列出最新的 {most} 条，导出的文本含全部符合的记录</translation>
    </message>
    <message>
        <source>{count} of {all} entries</source>
        <translation>共 {all} 条，列出 {count} 条</translation>
    </message>
    <message>
        <source>Choose an entry to read it in full.</source>
        <translation>选一条记录，这里显示全文。</translation>
    </message>
    <message>
        <source>head after it {code} · hash {hash}</source>
        <translation>此时日志头 {code} · 校验值 {hash}</translation>
    </message>
    <message>
        <source>Extract of the journal, {institution}</source>
        <translation>操作日志摘录&#x3000;{institution}</translation>
    </message>
    <message>
        <source>Written {time} by {name}; journal head {head}</source>
        <translation>{name} 于 {time} 导出；日志头 {head}</translation>
    </message>
    <message>
        <source>{count} of {total} entries; asked for: {asked}</source>
        <translation>共 {total} 条，摘录 {count} 条；条件：{asked}</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Hash (SHA-256)</source>
        <translation>校验值（SHA-256）</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Nothing fits what is asked for. Press “Show all” to see every entry.</source>
        <translation>没有符合条件的记录。点「显示全部」查看所有记录。</translation>
    </message>
    <message>
        <source>No entry is shown</source>
        <translation>没有记录</translation>
    </message>
</context>
</TS>

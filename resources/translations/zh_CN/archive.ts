<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Archive</name>
    <message>
        <source>Write the chosen papers</source>
        <translation>导出所选材料</translation>
    </message>
    <message>
        <source>Write everything that is ready</source>
        <translation>导出全部可生成的材料</translation>
    </message>
    <message>
        <source>once the first form has all its columns</source>
        <translation>第一份评分表交齐后</translation>
    </message>
    <message>
        <source>once every sheet is signed by all</source>
        <translation>全部评审表签齐后</translation>
    </message>
    <message>
        <source>once the supervision record is kept</source>
        <translation>内督员填写内部督导表后</translation>
    </message>
    <message>
        <source>once the results are published</source>
        <translation>结果公示后</translation>
    </message>
    <message>
        <source>once certificate numbers are given</source>
        <translation>核发证书编号后</translation>
    </message>
    <message>
        <source>once a level T or S has its number</source>
        <translation>特级技师、首席技师核发编号后</translation>
    </message>
    <message>
        <source>Assessment plan</source>
        <translation>评价计划</translation>
    </message>
    <message>
        <source>Blank sheets, one of each</source>
        <translation>空白评审表（每种一份）</translation>
    </message>
    <message>
        <source>Prefilled sheets, without scores</source>
        <translation>预填评审表（有表头，无评分）</translation>
    </message>
    <message>
        <source>Sign-in sheets of the candidates</source>
        <translation>考生签到表</translation>
    </message>
    <message>
        <source>Sign-in sheet of the staff</source>
        <translation>工作人员签到表</translation>
    </message>
    <message>
        <source>Quality report of the scoring</source>
        <translation>评分质量报告</translation>
    </message>
    <message>
        <source>Internal supervision record</source>
        <translation>内部督导表</translation>
    </message>
    <message>
        <source>Filled sheets, one PDF each</source>
        <translation>评审表（每名考生一份 PDF）</translation>
    </message>
    <message>
        <source>Filled sheets, all in one PDF</source>
        <translation>评审表（合成一份 PDF）</translation>
    </message>
    <message>
        <source>Defence records</source>
        <translation>综合评审答辩记录</translation>
    </message>
    <message>
        <source>Results of the panel</source>
        <translation>综合评审结果表</translation>
    </message>
    <message>
        <source>Summary of results</source>
        <translation>结果汇总表</translation>
    </message>
    <message>
        <source>Score roster</source>
        <translation>成绩花名册</translation>
    </message>
    <message>
        <source>List for the public notice</source>
        <translation>公示名单</translation>
    </message>
    <message>
        <source>Materials for the filing of levels T and S</source>
        <translation>特级技师、首席技师报备材料</translation>
    </message>
    <message>
        <source>Public notice</source>
        <translation>评价结果公示</translation>
    </message>
    <message>
        <source>Certificate data</source>
        <translation>证书数据表</translation>
    </message>
    <message>
        <source>Confirmation of the data (form 5)</source>
        <translation>证书数据审核确认表（表5）</translation>
    </message>
    <message>
        <source>Certificate pages</source>
        <translation>证书页</translation>
    </message>
    <message>
        <source>Appointment records</source>
        <translation>聘任记录</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>未到时候</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可生成</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>已生成</translation>
    </message>
</context>
<context>
    <name>ArchiveCard</name>
    <message>
        <source>Archive of the batch</source>
        <translation>批次归档</translation>
    </message>
    <message>
        <source>Write the a&amp;rchive (zip)</source>
        <translation>生成归档包（zip）(&amp;R)</translation>
    </message>
    <message>
        <source>Closed {closed}
Paper is kept until {paper}
Electronic records until {electronic}</source>
        <translation>批次办结 {closed}
纸质材料保存至 {paper}
电子材料保存至 {electronic}</translation>
    </message>
    <message>
        <source>By {clause}</source>
        <translation>依据：{clause}</translation>
    </message>
    <message>
        <source>Last written {time}, journal head {head}</source>
        <translation>上次归档 {time}，日志头 {head}</translation>
    </message>
    <message>
        <source>Can be written once every sheet is signed by all.</source>
        <translation>全部评审表签齐后才能归档。</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可生成</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>未到时候</translation>
    </message>
</context>
<context>
    <name>ArchiveScreen</name>
    <message>
        <source>Papers of the batch</source>
        <translation>批次材料</translation>
    </message>
    <message>
        <source>&amp;Write the chosen</source>
        <translation>导出所选(&amp;W)</translation>
    </message>
    <message>
        <source>Write &amp;all that is ready</source>
        <translation>全部导出(&amp;A)</translation>
    </message>
    <message>
        <source>Papers and archive</source>
        <translation>材料与归档</translation>
    </message>
    <message>
        <source>Choose at least one paper in the list.</source>
        <translation>请先在列表中选择材料。</translation>
    </message>
    <message>
        <source>“{paper}” can be made {when}. Nothing was written.</source>
        <translation>“{paper}”要在{when}才能生成。这次没有写出任何文件。</translation>
    </message>
    <message>
        <source>✓ {name}, check code {code}, in {folder}</source>
        <translation>✓ {name}，校验码 {code}，在 {folder}</translation>
    </message>
    <message>
        <source>Writing the archive</source>
        <translation>正在归档</translation>
    </message>
    <message>
        <source>Checking the archive</source>
        <translation>正在核验归档包</translation>
    </message>
    <message>
        <source>Writing papers</source>
        <translation>正在导出材料</translation>
    </message>
    <message>
        <source>{papers} papers, {files} files, in {folder}</source>
        <translation>{papers} 种材料、{files} 个文件，在 {folder}</translation>
    </message>
    <message>
        <source>Stopped. Written before: {what}</source>
        <translation>已停止。停止前已写出 {what}</translation>
    </message>
    <message>
        <source>Say into which folder the papers go.</source>
        <translation>请填写材料存放的文件夹。</translation>
    </message>
    <message>
        <source>&amp;Write the {count} chosen</source>
        <translation>导出所选 {count} 种(&amp;W)</translation>
    </message>
    <message>
        <source>Folder for the papers</source>
        <translation>存放材料的文件夹</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last made</source>
        <translation>上次生成</translation>
    </message>
    <message>
        <source>Journal head</source>
        <translation>日志头</translation>
    </message>
    <message>
        <source>Written as</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Release the plan and register candidates first; then sheets and lists can be written here.</source>
        <translation>请先发布计划、登记考生，然后就能在这里导出评审表和各种名单。</translation>
    </message>
    <message>
        <source>There is no paper yet</source>
        <translation>还没有材料</translation>
    </message>
    <message>
        <source>Folder the papers go to</source>
        <translation>材料存放的文件夹</translation>
    </message>
    <message>
        <source>&amp;Look for…</source>
        <translation>浏览(&amp;L)…</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>存放到</translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>Check an archive</source>
        <translation>核验归档包</translation>
    </message>
    <message>
        <source>Archive file (.zip)</source>
        <translation>归档包文件（.zip）</translation>
    </message>
    <message>
        <source>Archive file to check</source>
        <translation>要核验的归档包</translation>
    </message>
    <message>
        <source>Loo&amp;k for…</source>
        <translation>浏览(&amp;K)…</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>核验(&amp;K)</translation>
    </message>
    <message>
        <source>✓ Every file is as it was archived, and the journal rows hold.</source>
        <translation>✓ 每份材料都与归档时一致，日志摘录完好。</translation>
    </message>
    <message>
        <source>and {count} more findings</source>
        <translation>另有 {count} 处问题</translation>
    </message>
    <message>
        <source>Say which archive file to check.</source>
        <translation>请填写要核验的归档包。</translation>
    </message>
    <message>
        <source>Archives (*.zip)</source>
        <translation>归档包 (*.zip)</translation>
    </message>
</context>
<context>
    <name>ChoicesCard</name>
    <message>
        <source>&amp;Overprint on sheets that are printed already</source>
        <translation>套打在预印证书上(&amp;O)</translation>
    </message>
    <message>
        <source>empty: written by hand</source>
        <translation>留空则手写</translation>
    </message>
    <message>
        <source>Head of the unit</source>
        <translation>单位负责人</translation>
    </message>
    <message>
        <source>Information officer</source>
        <translation>信息管理员</translation>
    </message>
    <message>
        <source>Moved to the right</source>
        <translation>向右移</translation>
    </message>
    <message>
        <source>Moved down</source>
        <translation>向下移</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> 毫米</translation>
    </message>
</context>
<context>
    <name>MadeCard</name>
    <message>
        <source>Made before</source>
        <translation>生成记录</translation>
    </message>
    <message>
        <source>Choose a paper in the list.</source>
        <translation>在左边选一种材料，这里显示它的生成记录。</translation>
    </message>
    <message>
        <source>Can be made {when}.</source>
        <translation>{when}才能生成。</translation>
    </message>
    <message>
        <source>Not made yet.</source>
        <translation>还没有生成过。</translation>
    </message>
    <message>
        <source>{name} · {time}
check code {code} · journal head {head}</source>
        <translation>{name} · {time}
校验码 {code} · 日志头 {head}</translation>
    </message>
    <message>
        <source>and {count} more files</source>
        <translation>另有 {count} 个文件</translation>
    </message>
</context>
</TS>

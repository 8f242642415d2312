import { type Label, label } from '../order/labels.ts';
import { lawRules } from './law-rules.ts';

/**
 * The mill's rules by id, each in a sentence: cited by refusals, shown in the printed process, and each owed a test.
 * Ids without a letter are the procedures' own; a letter marks what the procedures leave open and this desk decides.
 */
export const rules = {
  S1: label(
    '订单经电话、销售员、传真、来访或商城下达；销售员可自己在桌面写单，由客服接手',
    'Orders come by phone, salesperson, fax, visit or web shop; a salesperson may write one in the desk, which a clerk takes over',
  ),
  'S2.1': label('电话、来访订单须逐项复述确认', 'Phone and visit orders are read back field by field'),
  'S2.2': label(
    '销售员订单须有书面单，口头的注明并补齐',
    'A salesperson’s order is in writing; an oral one stays marked until it is',
  ),
  'S2.3': label(
    '传真缺项由责任销售员致电客户补齐',
    'What a fax leaves open the responsible salesperson asks the customer',
  ),
  S3: label(
    '来单即记备忘录，对照确认书逐项检查齐全',
    'Whatever comes in is recorded at once and checked item by item',
  ),
  S4: label('告知客户何时答复并致谢', 'The customer is told by when the answer comes, with thanks'),
  S5: label(
    '条款与价格方案、合同、近三次交易核对',
    'Terms are compared with price plan, contract and the last three transactions',
  ),
  'S5.a': label(
    '疑问由销售员核实、主管或总监确认后了结',
    'A doubt ends by the salesperson’s answer and a supervisor’s acknowledgement',
  ),
  'S5.b': label(
    '签条款时的等级与合同不再变，除非主管调整本单等级',
    'Grade and contract stay as signed with the terms unless the supervisor regrades the order',
  ),
  S6: label(
    '技术部逐行确认能否生产、配方、原料',
    'Technical answers for each line: producible, formula, raw material',
  ),
  'S6.1': label(
    '不能生产时由销售员致歉、提出方案并记录结果',
    'What cannot be made is settled with the customer by the salesperson',
  ),
  'S6.2': label(
    '坚持原配方须书面配方确认；改配方须客户同意',
    'An insisted formula needs a written confirmation; a changed one the customer’s consent',
  ),
  'S6.3': label(
    '原材料情况须书面签署，口头无效',
    'The raw-material statement is in writing; oral does not count',
  ),
  S7: label(
    '生产部书面排产，含日期、数量、公差',
    'Production schedules in writing: dates, quantities, tolerance',
  ),
  'S7.a': label(
    '生产部可说明理由退回排产，由销售员处理',
    'Production may decline with a reason, which the salesperson settles',
  ),
  'S7.b': label(
    '晚于客户要求的完工日须先有客户答复',
    'A finish later than wanted needs the customer’s answer first',
  ),
  S8: label(
    '确认书编号、逐项核对后发出并确认收妥',
    'The confirmation is numbered, ticked field by field, sent and its receipt recorded',
  ),
  'S8.1': label(
    '承诺日为完工日，不得早于排产；延后须销售员同意',
    'The promised date is the finished date; a later one needs the salesperson’s consent, an earlier one is refused',
  ),
  S9: label(
    '回传须指定签字人签署，内容无改动',
    'The return is signed by the designated signer and nothing altered',
  ),
  'S9.1': label(
    'A 类可先下生产指令，回传仍须追回',
    'Grade A may be produced before the return, which stays owed',
  ),
  'S9.2': label(
    'B、C 类须先收到签回和定金',
    'Grades B and C need the accepted return and the deposit in full',
  ),
  'S9.3': label(
    '当日未签回，承诺日和完工日逐日顺延',
    'Each day the return is late moves promised and finished date by a day',
  ),
  S10: label(
    '生产指令由客服签发、生产主管会签、技术部签收',
    'The production order is signed, countersigned and acknowledged by technical',
  ),
  'S10.1': label('生产按自己的排产日考核', 'Production is held to its own finished date'),
  S11: label('按监督提示检查进度、质量、数量、时间', 'Monitoring prompts are answered by the assistant'),
  'S11.1': label(
    '异常即时通报并制定应急方案',
    'An anomaly is told at once and gets an approved emergency plan',
  ),
  'S11.a': label(
    '异常须有处置结论方可了结',
    'An anomaly closes by rework, remake, concession, downgrade or scrap',
  ),
  'S12.1': label('每个工作日填报生产日报', 'Production reports each order every working day'),
  'S12.2': label(
    '客服与质检双签验收后入库',
    'Clerk and quality both sign the inspection before warehouse-in',
  ),
  'S12.a': label('成品数量超公差须处理', 'A quantity outside tolerance is settled'),
  S13: label(
    '客服审核合同结算条款，财务核对款项',
    'The clerk reviews the contract, finance checks the money',
  ),
  'S13.1': label(
    'A 类凭合同审核放行，超信用额度须财务同意',
    'Grade A goes on by the review; over its limit finance must consent',
  ),
  'S13.2': label(
    'B、C 类余款到齐由财务签字',
    'For grades B and C finance signs when the full sum has arrived',
  ),
  S14: label(
    '入库并结算后方可开发货通知，不得超入库数量',
    'A dispatch notice needs warehouse-in and settlement, and no more than was accepted',
  ),
  'S14.1': label('发货前再次核对交货条件与数字', 'The clerk checks delivery and every figure a second time'),
  'S14.2': label(
    '无发货通知不得发货；紧急先发由主管批准',
    'No shipment without a notice; ship-first is the supervisor’s',
  ),
  S15: label('发货员逐项复述后开发货单', 'Dispatch repeats back item by item, then issues the delivery note'),
  'S15.a': label('自提的在门口签收', 'Goods collected by the customer are signed for at the gate'),
  S16: label(
    '核实后即发发货告知书并确认收妥',
    'The shipping advice is verified, sent at once and its receipt confirmed',
  ),
  'S16.1': label(
    '每月首个工作日移交上月发货单',
    'Last month’s delivery notes are handed over on the first working day',
  ),
  S17: label('按检查时间跟踪在途', 'The shipment is tracked at each check time'),
  S18: label('到货、签收回单、关闭', 'Arrival, signed delivery receipt, closing'),
  'S18.a': label('拒收、丢失、退回、改址须处理', 'Refused, lost, returned or re-addressed goods are settled'),
  'S18.b': label('关闭后转产品使用服务', 'A closed order is handed to product usage service'),
  E1: label(
    '会员下单；客服确认前会员可更改、取消',
    'A member places the order and may change or cancel it until customer service confirms it',
  ),
  'E1.a': label(
    '确认后由客服在发货前取消，已收款由财务退还',
    'Once confirmed the clerk cancels before shipping, and finance refunds what was paid',
  ),
  E2: label(
    '客服致电会员核实地址与送货安排，有效即锁定',
    'The clerk calls the member; a valid address and agreed delivery confirm and lock the order',
  ),
  'E2.a': label('三次无人接听视为无效', 'Unreachable after three calls counts as invalid'),
  E3: label(
    '确认后派给物流部门或个人，按回报登记送货状态',
    'A confirmed order is allotted to logistics, and its delivery is recorded as reported',
  ),
  'E3.a': label('送货失败须重送、退回或取消', 'A failed delivery is delivered again, returned or cancelled'),
  E4: label(
    '确认后随时可登记收款，与其他步骤无关',
    'Payment is recorded at any time from confirmation on, whatever else happens',
  ),
  E5: label(
    '款到发货的须足额到账才能发货，发货即处理完毕；未收的货到付款仍由财务跟进',
    'A prepaid order ships once paid in full; shipped, its processing is complete, and unpaid cash on delivery stays on finance’s list',
  ),
  'E5.a': label(
    '送达后收不回的货款由财务申请、营销总监批准核销',
    'What cannot be collected after delivery is written off: finance asks, the director approves',
  ),
  'E5.b': label(
    '每次变更通知商城；三天未送达的提示，由客服重新发送一次',
    'The shop is told of each change; what fails for three days is said, and told again once customer service presses',
  ),
  'A.hold': label('暂停与恢复', 'Hold and resume'),
  'A.cancel': label('取消须说明理由', 'Cancelling needs a reason'),
  'A.change': label(
    '确认后的变更出新版，所涉签署重签',
    'A change after confirmation is a new revision; what it touches is signed anew',
  ),
  'A.withdraw': label(
    '未被依据的签署可由本人撤回，之后由主管冲正',
    'One’s own entry may be withdrawn until something leans on it; then it is reversed',
  ),
  'A.correct': label(
    '记错的货物与款项由登记的岗位提出更正、另一人会签后才算数，原记录保留，以它为据的重新判断',
    'A fact of goods or money recorded wrongly is corrected by the role that recorded it and counts once a second person countersigns; what rested on it is judged anew',
  ),
  'A.delegate': label('销售员可委托客服员', 'A salesperson may delegate their part to a clerk'),
  'A.stand-in': label(
    '缺勤可指定同岗位的代班，所签注明代谁',
    'Whoever is away may name a stand-in of the same role; what they sign says for whom',
  ),
  'A.exception': label(
    '每张订单每项双签主管可准许破例一次：一人、一个签署，准许即用掉',
    'Once for each pair of signatures of an order a supervisor may let one person give both; it is spent when given',
  ),
  'A.stop': label(
    '下达后的变更、取消须生产部停产签收',
    'After S10 production acknowledges a stop and states what is made',
  ),
  'A.customer': label(
    '新客户由客服开立、主管批准；录入合同前按 C 类、全额定金',
    'A new customer is opened by service and approved by the supervisor; grade C with full deposit until a contract is filed',
  ),
  'A.settings': label('设置由系统管理员修改', 'Settings are changed by an administrator'),
  'A.master-data': label(
    '价格方案与产品由系统管理员维护；表格逐行核对，有误不导入',
    'Price plan and products are kept by an administrator; a table is checked row by row, and bad rows are not imported',
  ),
  'N.snooze': label(
    '提醒可由本人推迟，升级照常',
    'Whoever is reminded may put the reminder off; an escalation comes all the same',
  ),
  'N.remind': label('被升级叫到的人可再催办', 'Whom an escalation calls may ask again'),
  ...lawRules,
  'M.role': label('只有负责的岗位可签', 'Only the role in charge may sign'),
  'M.two': label('双签须两人', 'Two-signature acts need two people'),
  'M.seen': label('内容已变须重看再签', 'Content that changed is seen again before it is signed'),
  'M.mail': label('系统代发的以服务器接受为准', 'What the desk sends is sent once a server took it'),
  'M.once': label('已签署的不重复计', 'What is signed is not counted twice'),
} as const satisfies Record<string, Label>;

export type MillRuleId = keyof typeof rules;

import { changeTrees } from './change-trees.ts'
import type { Template, TemplateTable } from './policy.ts'
import type { ReachKey } from './reach-keys.ts'
import type { Label } from './tree.ts'

const say = (en: string, az: string, ru: string): Label => ({ en, az, ru })
const people = (...trees: string[]): TemplateTable[] => trees.map((tree) => ({ tree, measures: ['people'] }))
const withSessions = (...trees: string[]): TemplateTable[] => trees.map((tree) => ({ tree, measures: ['people', 'sessions'] }))
const template = (id: string, title: Label, reach: readonly ReachKey[], tables: TemplateTable[] = []): Template => ({ id, title, reach, tables })

const care: ReachKey[] = ['assessed', 'newAssessed', 'inCare', 'newInCare', 'sessions', 'individual', 'family']
const groups: ReachKey[] = ['childGroups', 'children', 'attendances']
const modes: ReachKey[] = ['faceToFace', 'remote']
const supervision: ReachKey[] = ['supervisions', 'supervised']
const led: ReachKey[] = ['ledSessions', 'participants']
const rasb: ReachKey[] = ['trained', 'facilitators', 'volunteers']

/**
 * What may be asked. A, B and F are the parts of the quarterly shape that have records here; C (sexual violence), D (persons
 * deprived of liberty) and E (helpers) have none, so nothing is asked about them. The programme report asks for all there is:
 * the quarterly shape is filled from it.
 */
export const defaultTemplates: readonly Template[] = [
  template('report', say('Programme report', 'Proqram hesabatı', 'Отчёт программы'), ['contacts', ...care, ...modes, ...groups, ...supervision, 'trainings', ...rasb, ...led], [...people('cascade'), ...withSessions('district', 'sex-age'), ...people('category', 'distress', 'functioning', 'coping')]),
  template('headline', say('Headline figures', 'Əsas rəqəmlər', 'Основные показатели'), [...care, ...groups, ...rasb]),
  template('a-continuum', say('A. Continuum of care', 'A. Yardımın davamlılığı', 'A. Непрерывность помощи'), ['contacts', 'assessed', 'newAssessed', 'inCare', 'newInCare'], people('cascade')),
  template('b-interventions', say('B. Individual, family and group interventions', 'B. Fərdi, ailə və qrup müdaxilələri', 'B. Индивидуальная, семейная и групповая помощь'), ['inCare', 'sessions', 'individual', 'family', ...modes, ...groups], withSessions('sex-age')),
  template('f-capacity', say('F. Capacity building', 'F. Bacarıqların artırılması', 'F. Развитие потенциала'), [...supervision, 'trainings', ...rasb, ...led]),
  template('areas', say('People in care by area', 'Yardım alanlar: ərazi', 'Получающие помощь: территория'), ['inCare', 'sessions'], withSessions('district')),
  template('sex-and-age', say('People in care by sex and age', 'Yardım alanlar: cins və yaş', 'Получающие помощь: пол и возраст'), ['inCare'], people('sex-age')),
  template('category', say('People in care by category', 'Yardım alanlar: kateqoriya', 'Получающие помощь: категория'), ['inCare'], people('category')),
  template('outcomes', say('Outcomes of care', 'Yardımın nəticələri', 'Результаты помощи'), ['inCare'], [...people('cascade', 'distress', 'functioning', 'coping'), ...changeTrees.map(({ id }): TemplateTable => ({ tree: id, measures: ['people', 'mean'] }))]),
  template('child-groups', say('Child groups', 'Uşaq qrupları', 'Детские группы'), groups),
  template('supervision', say('Supervision', 'Superviziya', 'Супервизия'), supervision),
  template('rasb', say('RASB facilitators', 'RASB fasilitatorları', 'Фасилитаторы RASB'), ['trainings', ...rasb, ...led]),
]

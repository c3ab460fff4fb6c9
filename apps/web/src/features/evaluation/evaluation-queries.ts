/** What is asked of the server about evaluations, and what is done with them. */
import { graphql } from '../../gql'

graphql(`
  fragment EvaluationParts on Evaluation {
    id
    level
    sessionTitle
    dueOn
    isAsked
    asked
    answered
    shown
    version
    abilities { change }
    questions { key kind text }
    results { key n counts mean words schools { n mean school { urn name colour } } }
  }
`)
graphql(`
  fragment EvaluationPlanParts on EvaluationPlan {
    cycleId
    title
    noPupilDataReason
    noPupilDataUntil
    abilities { plan explain }
    evaluations { ...EvaluationParts }
  }
`)
export const planQuery = graphql(`
  query EvaluationPlan($cycleId: ID!) {
    evaluationPlan(cycleId: $cycleId) { ...EvaluationPlanParts }
  }
`)
export const planMutation = graphql(`
  mutation PlanEvaluation($cycleId: ID!) {
    planEvaluation(cycleId: $cycleId) { ...EvaluationPlanParts }
  }
`)
export const changeMutation = graphql(`
  mutation ChangeEvaluation($id: ID!, $version: Int!, $questions: [EvaluationQuestionInput!]!, $dueOn: Date) {
    changeEvaluation(id: $id, version: $version, questions: $questions, dueOn: $dueOn) { ...EvaluationPlanParts }
  }
`)
export const explainMutation = graphql(`
  mutation ExplainNoPupilData($cycleId: ID!, $reason: String!, $until: Date!) {
    explainNoPupilData(cycleId: $cycleId, reason: $reason, until: $until) { ...EvaluationPlanParts }
  }
`)
export const askedQuery = graphql(`
  query AskedEvaluation($id: ID!) {
    askedEvaluation(id: $id) { id level title cycleTitle isAnswered isDropped questions { key kind text } }
  }
`)
export const answerMutation = graphql(`
  mutation AnswerEvaluation($id: ID!, $answers: [EvaluationAnswerInput!]!) {
    answerEvaluation(id: $id, answers: $answers)
  }
`)
export const putOffMutation = graphql(`
  mutation PutOffEvaluation($id: ID!, $until: Date!) {
    putOffEvaluation(id: $id, until: $until)
  }
`)
export const dropMutation = graphql(`
  mutation DropEvaluation($id: ID!) {
    dropEvaluation(id: $id)
  }
`)

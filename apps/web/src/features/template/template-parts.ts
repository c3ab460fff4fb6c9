/** A template as every part of the page asks for it. */
import { graphql } from '../../gql'

export const templateParts = graphql(`
  fragment TemplateParts on EnquiryTemplate {
    id
    title
    body {
      about
      classroomPractice
      pupilsToBenefit
      focus
      protocol
      prompts { kind text column buildsOn fields { name value } }
    }
    forkedFrom { id title }
    createdBy { id name }
    school { urn name colour }
    abilities { edit fork }
  }
`)

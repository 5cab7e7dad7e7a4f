/** A small catalog in which everything is derived that can be: for tests of commands. */
export const DERIVED_FILES: Readonly<Record<string, string>> = {
  'blueprints/_team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
  'blueprints/service.yaml': `identifier: service
title: Service
schema: {properties: {tier: {type: string}, size: {type: number}}}
aggregationProperties:
  functions: {title: Functions, target: function, calculationSpec: {calculationBy: entities, func: count}}
  memory:
    target: function
    calculationSpec: {calculationBy: property, func: sum, property: memory}
    query: {combinator: and, rules: [{property: large, operator: "=", value: true}]}
`,
  'blueprints/function.yaml': `identifier: function
title: Function
schema: {properties: {memory: {type: number}, tags: {type: array}}}
relations: {service: {target: service}}
mirrorProperties: {tier: {title: Tier, path: service.tier}}
calculationProperties:
  large: {type: boolean, calculation: .properties.memory > 500}
  wrong: {type: number, calculation: .properties.tier}
ownership: {type: Inherited, path: service}
`,
  'catalog/_team/pay.yaml': 'identifier: pay\ntitle: Payments\n',
  'catalog/service/cart.yaml':
    'identifier: cart\ntitle: Cart\nteam: pay\nproperties: {tier: gold, size: 3}\n',
  'catalog/service/mail.yaml': 'identifier: mail\n',
  'catalog/function/all.yaml': `- {identifier: a, properties: {memory: 900, tags: [x, "=y"]}, relations: {service: cart}}
- {identifier: b, title: The "b", properties: {memory: 100}, relations: {service: cart}, edges: {calls: {function/a: {via: Role}}}}
- {identifier: C/c, properties: {memory: 700}}
`,
};

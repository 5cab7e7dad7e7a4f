import type { Severity } from '../model/severity.ts';

/** What a code stands for: its severity unless `cadastre.yaml` says otherwise, and one sentence. */
export interface CodeDefinition {
  readonly severity: Severity;
  readonly summary: string;
}

/** Every diagnostic that Cadastre can give. The documentation is written from this table. */
export const CODES = {
  'file/unreadable': error('The file cannot be read.'),
  'file/too-large': error('The file is larger than 8 MiB.'),
  'file/link-outside': error('A symbolic link leads out of the repository.'),
  'file/link-to-folder': warning('A symbolic link to a folder is not followed.'),
  'file/folder-named-like-file': warning('A folder has the name of a YAML or JSON file.'),
  'file/wrong-folder': error('The file holds another kind of thing than its folder says.'),
  'file/unknown-kind': warning('The file is not a blueprint, an entity or a configuration.'),
  'file/template': warning('A skeleton of a template stands among the files of the catalog.'),
  'file/case-clash': error('Two files have paths that differ only in case.'),
  'file/outside-catalog': warning(
    'A file outside of the folders of the catalog looks like one of it.',
  ),
  'document/not-utf-8': error('The file is not UTF-8 text.'),
  'document/byte-order-mark': warning('The file starts with a byte order mark.'),
  'document/empty': warning('The file, or one document of it, is empty.'),
  'document/invalid-yaml': error('The text is not YAML.'),
  'document/tab': error('A tab is used where YAML wants spaces.'),
  'document/duplicate-key': error('A key is written twice in one mapping.'),
  'document/forbidden-key': error('A key cannot be used as a name.'),
  'document/unknown-tag': error('A value carries a YAML tag that Cadastre does not know.'),
  'document/unsupported-version': error('The file asks for another version of YAML.'),
  'document/too-many-aliases': error('Aliases make the document grow beyond all bounds.'),
  'document/too-deep': error('Values are nested more than 100 levels deep.'),
  'document/imprecise-number': error('A number cannot be kept exactly.'),
  'document/typographic-quotes': error('Typographic quotes stand where straight quotes belong.'),
  'config/invalid': error('cadastre.yaml is not what it must be.'),
  'config/unknown-key': error('cadastre.yaml has a key that means nothing.'),
  'config/unknown-code': error('cadastre.yaml names a diagnostic that does not exist.'),
  'config/unknown-secret-path': error('`allowSecretPaths` names what is not held back.'),
  'config/unknown-external': error('`external` names what cannot exist.'),
  'config/unused-external': warning('`external` names what nothing points to, or what is here.'),
  'silence/unknown-code': error('A comment silences a check that does not exist.'),
  'silence/no-reason': error('A comment silences a check and does not say why.'),
  'silence/unused': warning('A comment silences what is not reported.'),
  'baseline/invalid': error('The baseline file cannot be read.'),
  'baseline/unknown-code': error('The baseline names a check that does not exist.'),
  'baseline/stale': warning('The baseline holds what is not reported any more.'),
  'blueprint/invalid': error('A blueprint does not have the right shape.'),
  'blueprint/unknown-key': error('A blueprint has a key that means nothing.'),
  'blueprint/ignored-key': warning('A blueprint has a key that nothing reads.'),
  'blueprint/duplicate': error('Two blueprints have the same identifier.'),
  'blueprint/unknown-target': error('A relation or aggregation points to no blueprint.'),
  'blueprint/many-required': error('A relation is both `many` and `required`.'),
  'blueprint/duplicate-name': error('Two members of a blueprint have the same identifier.'),
  'blueprint/undefined-required': error('`required` names a property that does not exist.'),
  'blueprint/invalid-schema': error('A property is declared with a schema that cannot hold.'),
  'blueprint/mirror-path': error('A mirror property reads a path that leads nowhere.'),
  'blueprint/aggregation-path': error('An aggregation reads what its target does not have.'),
  'blueprint/ownership-path': error('Inherited ownership follows a path that leads nowhere.'),
  'blueprint/sync-target': error('`sync` writes what the blueprint does not have.'),
  'blueprint/changed-property': warning('A property changed its type while entities have values.'),
  'blueprint/calculation': error('A calculation is not a jq program.'),
  'blueprint/calculation-order': warning('A calculation reads another calculation.'),
  'blueprint/ambiguous-aggregation': error('More than one path leads to what is aggregated.'),
  'blueprint/enum-colors': warning('`enumColors` names a value that `enum` does not have.'),
  'blueprint/default': error('A default is not a value that the property allows.'),
  'blueprint/unsafe-pattern': error('A pattern needs more than linear time.'),
  'blueprint/sync-program': error('A value of `sync` is not a jq program.'),
  'blueprint/unused-property': warning('No entity has the property, and nothing reads it.'),
  'blueprint/unused': warning('A blueprint has no entities and nothing points to it.'),
  'entity/invalid': error('An entity does not have the right shape.'),
  'entity/unknown-key': error('An entity has a key that means nothing.'),
  'entity/missing-blueprint': error('Nothing says which blueprint an entity has.'),
  'entity/unknown-blueprint': error('An entity names a blueprint that does not exist.'),
  'entity/wrong-folder': error('An entity stands in the folder of another blueprint.'),
  'entity/duplicate': error('Two entities of one blueprint have the same identifier.'),
  'entity/invalid-property': error('A property has a value that its blueprint does not allow.'),
  'entity/unknown-property': error('An entity has a property that its blueprint does not have.'),
  'entity/missing-property': error('An entity lacks a property that its blueprint requires.'),
  'entity/derived-property': error('An entity sets a property that is computed.'),
  'entity/unknown-relation': error('An entity has a relation that its blueprint does not have.'),
  'entity/missing-relation': error('An entity lacks a relation that its blueprint requires.'),
  'entity/relation-cardinality': error(
    'A relation is a list where one is meant, or one for a list.',
  ),
  'entity/relation-to-nothing': error('A relation points to an entity that does not exist.'),
  'entity/edge-to-nothing': warning('An edge of the survey leads to an entity that is not here.'),
  'entity/wrong-target': error('A relation points to an entity of another blueprint.'),
  'entity/case-clash': error('Two entities have identifiers that differ only in case.'),
  'entity/required-cycle': warning('Required relations lead in a circle.'),
  'entity/hierarchy-cycle': error('An entity is above itself in a hierarchy.'),
  'entity/no-owner': warning('An entity that people wrote has no owner.'),
  'entity/broken-owner-path': warning('The path to the inherited owner of an entity breaks off.'),
  'entity/placeholder': warning('A value was left as its template had it.'),
  'entity/secret': error('A value looks like a secret.'),
  'entity/unknown-user': error('A property names a user that does not exist.'),
  'entity/unknown-team': error('An entity is owned by a team that does not exist.'),
  'action/unknown-blueprint': error('An action is for a blueprint that does not exist.'),
  'scorecard/unknown-blueprint': error('A scorecard is for a blueprint that does not exist.'),
  'scorecard/unknown-property': error('A rule reads a property that the blueprint does not have.'),
} as const satisfies Record<string, CodeDefinition>;

export type Code = keyof typeof CODES;

function error(summary: string): CodeDefinition {
  return { severity: 'error', summary };
}

function warning(summary: string): CodeDefinition {
  return { severity: 'warning', summary };
}

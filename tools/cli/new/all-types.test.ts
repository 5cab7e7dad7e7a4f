import { beforeAll, describe, expect, test } from 'vitest';
import { loadServiceSpec } from '../../adapters/service-spec.ts';
import { canonicalText } from '../../document/canonical-text.ts';
import { findSecret } from '../../document/find-secret.ts';
import { renderYaml } from '../../document/render-yaml.ts';
import type { TypeLibrary } from '../../ports/type-library.ts';
import { chooseProperties } from '../../sources/aws/blueprint/choose-properties.ts';
import { toBlueprint } from '../../sources/aws/blueprint/to-blueprint.ts';
import { typeIdentifier } from '../../sources/aws/blueprint/type-identifier.ts';
import { checkFiles } from '../../testing/check-files.ts';
import { toFileName } from './to-file-name.ts';

describe('a blueprint of every type that AWS publishes', () => {
  let library: TypeLibrary;
  let types: readonly string[] = [];
  let texts: ReadonlyMap<string, string> = new Map();
  beforeAll(async () => {
    library = await loadServiceSpec();
    types = library.names.filter((name) => name.startsWith('AWS::'));
    const homes = new Map(
      types.map((type) => [type, { blueprint: typeIdentifier(type), rule: { aws: type } }]),
    );
    texts = new Map(
      types.map((type) => {
        const description = library.find(type);
        if (description === undefined) throw new Error(type);
        const identifier = typeIdentifier(type);
        const { file } = toBlueprint(description, identifier, { library, homes });
        return [`blueprints/${toFileName(identifier)}.yaml`, renderYaml(file)];
      }),
    );
  }, 120_000);

  test('has a file of its own, in canonical form, without a secret', () => {
    expect(types.length).toBeGreaterThan(1800);
    expect(texts.size).toBe(types.length);
    const odd = [...texts].filter(([, text]) => canonicalText(text) !== text);
    expect(odd.map(([path]) => path)).toEqual([]);
    expect([...texts.values()].filter((text) => findSecret(text) !== undefined)).toEqual([]);
  }, 60_000);

  test('passes the checks', async () => {
    expect(await checkFiles(Object.fromEntries(texts))).toEqual([]);
  }, 120_000);

  test.each([
    ['AWS::Amplify::App', ['AccessToken', 'OauthToken', 'BuildSpec', 'BasicAuthConfig']],
    ['AWS::ApiGateway::ApiKey', ['Value']],
    ['AWS::AppSync::ApiKey', ['ApiKey']],
    ['AWS::CloudFront::Function', ['FunctionCode']],
    ['AWS::Cognito::UserPoolClient', ['ClientSecret', 'GenerateSecret.Value']],
    ['AWS::Cognito::UserPoolUser', ['Username', 'UserAttributes']],
    ['AWS::DMS::Endpoint', ['Password', 'Username']],
    ['AWS::EC2::Instance', ['UserData']],
    ['AWS::EC2::KeyPair', ['PublicKeyMaterial']],
    ['AWS::Events::ApiDestination', ['InvocationEndpoint']],
    ['AWS::IAM::AccessKey', ['SecretAccessKey', 'UserName']],
    ['AWS::Lambda::Permission', ['EventSourceToken']],
    ['AWS::RDS::DBInstance', ['MasterUserPassword', 'MasterUsername', 'TdeCredentialPassword']],
    ['AWS::SNS::Subscription', ['Endpoint', 'FilterPolicy']],
    ['AWS::SSM::Parameter', ['Value']],
    ['AWS::SecretsManager::Secret', ['SecretString']],
    ['AWS::StepFunctions::StateMachine', ['DefinitionString', 'StateMachineRevisionId']],
    ['AWS::Lambda::Function', ['CodeSha256']],
  ])('%s without %s', (type, names) => {
    const description = library.find(type);
    if (description === undefined) throw new Error(type);
    const chosen = chooseProperties(description).chosen.map(([name]) => name);
    expect(names.filter((name) => chosen.includes(name))).toEqual([]);
  });

  test('no text property has the name of a secret', () => {
    const suspicious = types.flatMap((type) => {
      const description = library.find(type);
      if (description === undefined) return [];
      return chooseProperties(description).chosen.flatMap(([name, { shape, values }]) =>
        shape.startsWith('string') &&
        values.length === 0 &&
        /password|secret|credential|private|token|user_?data/i.test(name)
          ? [`${type} ${name}`]
          : [],
      );
    });
    expect(suspicious).toEqual([]);
  });
});

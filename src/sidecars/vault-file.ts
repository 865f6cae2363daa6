/** A file that a Vault Agent renders. */
export class VaultFile {
  /**
   * A file from a template in the language of Consul Template, such as
   * `{{ with secret "secret/data/orders" }}DB_PASSWORD={{ .Data.data.password }}{{ end }}`.
   *
   * @param name the file's name, relative to the agent's directory
   * @throws when the name is none, or the template is empty
   */
  public static fromTemplate(name: string, template: string): VaultFile {
    if (template.trim() === '') {
      throw new Error(`file "${name}" has an empty template and would never count as rendered, got ${JSON.stringify(template)}; give a template, or use VaultFile.fromField()`);
    }
    return new VaultFile(name, template);
  }

  /**
   * A file with the value of one field of a secret, and nothing else.
   *
   * @param name the file's name, relative to the agent's directory
   * @param path where the secret is, with "data/" for version 2 of the key-value engine: "secret/data/orders"
   * @param field the field of the secret
   * @throws when the name is none
   */
  public static fromField(name: string, path: string, field: string): VaultFile {
    const quote = (text: string) => JSON.stringify(text);
    // version 2 of the key-value engine wraps the fields once more
    return new VaultFile(name, `{{ with secret ${quote(path)} }}{{ if .Data.data }}{{ index .Data.data ${quote(field)} }}` +
      `{{ else }}{{ index .Data ${quote(field)} }}{{ end }}{{ end }}`);
  }

  private constructor(
    /** The file's name. */
    public readonly name: string,
    /** Its template. */
    public readonly template: string,
  ) {
    if (!/^[\w.-]+(\/[\w.-]+)*$/.test(name) || name.split('/').includes('..')) {
      throw new Error(`a file of Vault Agent has no relative name, got "${name}"; give one such as "database.env"`);
    }
  }
}

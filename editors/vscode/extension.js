// Starts `outreach-lint lsp` for the texts that it reads, and stops it when VS Code leaves.
"use strict";

const { commands, window, workspace } = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "plaintext", "html", "json", "jsonl", "yaml", "csv"];

let client;

async function start() {
  const settings = workspace.getConfiguration("outreach-lint");
  const server = { command: settings.get("command"), args: ["lsp"], transport: TransportKind.stdio };
  const documentSelector = LANGUAGES.flatMap((language) =>
    ["file", "untitled"].map((scheme) => ({ scheme, language })));
  client = new LanguageClient("outreach-lint", "outreach-lint", server, {
    documentSelector,
    initializationOptions: settings.get("options"),
  });
  try {
    await client.start();
  } catch (problem) {
    client = undefined;
    window.showErrorMessage(
      `outreach-lint did not start: ${problem.message}. Install it with pip install 'outreach-lint[lsp]', `
      + "or name its whole path in outreach-lint.command.");
  }
}

async function stop() {
  const old = client;
  client = undefined;
  if (old) await old.stop();
}

exports.activate = async (context) => {
  context.subscriptions.push(commands.registerCommand("outreach-lint.restart", async () => {
    await stop();
    await start();
  }));
  await start();
};

exports.deactivate = stop;

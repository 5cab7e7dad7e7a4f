-- {{ .inputs.change }} {{ .inputs.table }}.{{ .inputs.column }}, asked for by {{ .trigger.by.user.login }}
{{ .inputs | if .change == "add" then "alter table \(.table) add column \(.column) \(.kind);" elif .change == "remove" then "alter table \(.table) drop column \(.column);" else "alter table \(.table) rename column \(.column) to \(.name);" end }}

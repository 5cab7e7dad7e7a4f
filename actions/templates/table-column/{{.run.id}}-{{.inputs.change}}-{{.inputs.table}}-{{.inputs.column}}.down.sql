-- The way back.
{{ .inputs | if .change == "add" then "alter table \(.table) drop column \(.column);" elif .change == "remove" then "alter table \(.table) add column \(.column) \(.kind);" else "alter table \(.table) rename column \(.name) to \(.column);" end }}

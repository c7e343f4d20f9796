package dev.matar.operation;

import dev.matar.schema.Name;

/** A change of one table that is there before and after. */
public sealed interface TableOperation extends Operation
        permits AddColumn,
                DropColumn,
                RenameColumn,
                AlterColumn,
                AddConstraint,
                DropConstraint,
                CreateIndex,
                DropIndex,
                CommentOnTable,
                InsertRows,
                DeleteRows {

    /** The table that is changed. */
    Name table();
}

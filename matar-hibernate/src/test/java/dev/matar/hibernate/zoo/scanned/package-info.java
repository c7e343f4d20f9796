/** Classes that a scan is to find, and some that it is not. */
@FilterDef(name = "current")
package dev.matar.hibernate.zoo.scanned;

import org.hibernate.annotations.FilterDef;

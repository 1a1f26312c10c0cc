//! The one integration binary: each module runs one folder of data or holds one promise.

mod architecture;
mod claims;
mod cli;
mod clusters;
mod damaged;
mod dates;
mod docs;
mod documents;
mod editors;
mod intrinsic;
mod life;
mod marks;
mod measures;
mod names;
mod offsets;
mod order;
mod rule_files;
mod scenes;
mod verdicts;

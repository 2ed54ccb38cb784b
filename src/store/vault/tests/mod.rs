//! The vault over the memory twin: that it is a store like any other, that nothing can be read where it should
//! not be, and that nothing is lost wherever it is cut.

mod behaves;
mod copies;
mod covered;
mod damage;
mod given;
mod interrupted;
mod locked;
mod own;
mod pictures;
mod renewed;
mod tabs;
mod vectors;

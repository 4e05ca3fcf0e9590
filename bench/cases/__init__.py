"""One module for each thing that is measured; importing it registers its benches."""

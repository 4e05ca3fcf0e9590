"""Write the demonstration into the database; running it again changes nothing."""

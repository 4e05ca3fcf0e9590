"""Property pages, their photos and documents, advert rules, the publish gate, Wagtail API v2."""

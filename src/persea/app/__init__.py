"""The composition root: `Persea` owns the long-lived things, `create_app` puts the web in front of them."""

from persea.app.persea import Persea as Persea
from persea.app.routes import create_app as create_app

"""Addresses of the outbox."""

from django.urls import path

from countywide.platform.outbox import views

app_name = "outbox"
urlpatterns = [
    path("messages", views.Messages.as_view(), name="messages"),
    path("messages/<int:pk>", views.Message.as_view(), name="message"),
    path("messages/<int:pk>/attachments/<int:file>", views.AttachedFile.as_view(), name="attachment"),
    path("messages/<int:pk>/send-again", views.SendAgain.as_view(), name="send-again"),
    path("deliveries", views.Deliveries.as_view(), name="deliveries"),
    path("deliveries/<int:pk>", views.Delivered.as_view(), name="delivery"),
    path("deliveries/<int:pk>/attachments/<int:file>", views.DeliveredFile.as_view(), name="delivery-attachment"),
    path("deliveries/<int:pk>/correct", views.Correct.as_view(), name="correct"),
    path("deliveries/<int:pk>/try-again", views.TryAgain.as_view(), name="try-again"),
    path("deliveries/<int:pk>/arrived", views.Arrived.as_view(), name="arrived"),
]

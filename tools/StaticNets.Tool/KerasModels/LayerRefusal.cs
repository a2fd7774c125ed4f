namespace StaticNets.Tool.KerasModels;

/// <summary>A layer of a model that cannot become layers of a network.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Reason">Why, and what would be possible.</param>
internal sealed record LayerRefusal(string Layer, string Reason);

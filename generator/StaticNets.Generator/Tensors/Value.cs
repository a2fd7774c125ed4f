namespace StaticNets.Generator.Tensors;

/// <summary>The result of one operation for one sample. <see cref="Name"/> is its C# identifier in emitted code.</summary>
internal sealed record Value(int Id, string Name, Shape Shape);

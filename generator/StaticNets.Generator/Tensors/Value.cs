namespace StaticNets.Generator.Tensors;

/// <summary>What one operation computes for one sample. <see cref="Name"/> is the C# identifier it has in the emitted code.</summary>
internal sealed record Value(int Id, string Name, Shape Shape);

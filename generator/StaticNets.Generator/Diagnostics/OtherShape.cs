namespace StaticNets.Generator.Diagnostics;

/// <summary>A shape to be written in the place of a declared one.</summary>
/// <param name="Layer">Index of the <c>[Reshape]</c> that declares it, or <see cref="Place.Input"/>.</param>
/// <param name="Axes">As they are written: <c>32, 32, 3</c>.</param>
internal sealed record OtherShape(int Layer, string Axes);

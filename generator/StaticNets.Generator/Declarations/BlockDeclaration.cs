using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>The block that an attribute uses, with the parameters of this use.</summary>
/// <param name="Name">The name of its class without the suffix: <c>Residual</c>.</param>
/// <param name="Layers">Its layers, with names inside the block; those of blocks and parts in it take the place of their use.</param>
internal sealed record BlockDeclaration(string Name, EquatableArray<LayerDeclaration> Layers)
{
    /// <summary>The argument that says how often the block stands at its use.</summary>
    public const string Repeat = "Repeat";

    /// <summary>The name inside the block of what the block reads.</summary>
    public const string Input = InputDeclaration.DefaultName;

    /// <summary>Why the block cannot be used; <see langword="null"/> if it can.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Whether the obstacle is that the block contains the class that uses it.</summary>
    public bool IsCircular { get; init; }
}

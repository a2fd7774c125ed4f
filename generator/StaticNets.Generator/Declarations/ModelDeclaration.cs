using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>A class that is a model and no stack of layers, as declared, without symbols.</summary>
/// <param name="Type">The class.</param>
/// <param name="Kind">Name of the attribute without its suffix: <c>Hopfield</c>.</param>
/// <param name="Arguments">The arguments of the attribute.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Taken">The generated members that clash with the user's.</param>
/// <param name="CanEmit">Whether the class can have a generated part.</param>
internal sealed record ModelDeclaration(
    TypeName Type,
    string Kind,
    LayerArguments Arguments,
    EquatableArray<Problem> Problems,
    EquatableArray<string> Taken,
    bool CanEmit
);

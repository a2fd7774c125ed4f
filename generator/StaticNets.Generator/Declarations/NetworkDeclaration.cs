using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>One layer attribute.</summary>
/// <param name="Kind">The attribute's name without its ending.</param>
/// <param name="Name">The declared name or, without one, the automatic one.</param>
/// <param name="IsNamed">Whether the name was declared.</param>
/// <param name="IsBroken">
/// Whether it is open what the layer computes: the compiler rejects the attribute, or the order of the layers is not defined.
/// Nothing more is said of it then, nor of what reads it.
/// </param>
/// <param name="HasProperty">Whether the class receives a property for the layer's tensors: it owns some, and the name is free.</param>
internal sealed record LayerDeclaration(
    string Kind,
    string Name,
    bool IsNamed,
    LayerArguments Arguments,
    bool IsBroken,
    bool HasProperty = false
)
{
    public string? From => Arguments.Text("From");

    /// <summary>The argument that says its activation: a property of layers that do more, the constructor's parameter of those that do nothing else.</summary>
    public string ActivationArgument => Arguments.Has("Activation") ? "Activation" : "activation";
}

/// <summary>
/// A network as it stands in the source, without symbols, locations or syntax: two equal ones give the same code.
/// </summary>
/// <param name="Loss">Member of <c>StaticNets.Loss</c>, or <see langword="null"/>.</param>
/// <param name="Element">The number format.</param>
/// <param name="Input">The declared shape; <see langword="null"/> when it is missing or the compiler rejects it.</param>
/// <param name="WrittenInput">The axes as they are written, also when some of them are no sizes.</param>
/// <param name="Problems">Mistakes that need symbols to be seen.</param>
/// <param name="Taken">Names and signatures of generated members whose place a member of the user's has.</param>
/// <param name="HiddenNames">Types that kernels must not call by their simple names here.</param>
/// <param name="HasUnknownAttribute">Whether an attribute of the class is unknown to the compiler; it may be a misspelt layer.</param>
/// <param name="CanEmit">False for a class that no second part can be added to.</param>
internal sealed record NetworkDeclaration(
    TypeName Type,
    string? Loss,
    Element Element,
    Shape? Input,
    EquatableArray<long> WrittenInput,
    EquatableArray<LayerDeclaration> Layers,
    EquatableArray<Problem> Problems,
    EquatableArray<string> Taken,
    EquatableArray<string> HiddenNames,
    bool HasUnknownAttribute,
    bool CanEmit
);

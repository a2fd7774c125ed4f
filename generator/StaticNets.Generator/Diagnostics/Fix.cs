using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Diagnostics;

/// <summary>A change of the source that solves a problem. It contains what a code fix needs to know besides the location.</summary>
internal abstract record Fix;

/// <summary>SNET1002: writes the actual number of inputs of the layer.</summary>
internal sealed record CorrectInputs(long Inputs) : Fix;

/// <summary>SNET1006: inserts <c>[Flatten]</c> above a layer that needs an input of rank 1.</summary>
internal sealed record InsertFlatten : Fix;

/// <summary>SNET1205: writes <c>ReturnSequences = true</c> in a recurrent layer.</summary>
/// <param name="Layer">The index of the layer; in a diagnostic, that of its attribute in the class.</param>
internal sealed record ReturnAllSteps(int Layer) : Fix;

/// <summary>SNET1007: gives the output another member of <c>Activation</c>.</summary>
/// <param name="Port">The index of the <c>[Output]</c>; <see langword="null"/> for the loss of <c>[Network]</c>.</param>
internal sealed record FitOutput(string Activation, int? Port) : Fix;

/// <summary>SNET1007, SNET2002, SNET2005: writes another member of <c>Loss</c>, which fits the output.</summary>
internal sealed record FitLoss(string Loss) : Fix;

/// <summary>SNET1015: writes another name in place of the one at the diagnostic.</summary>
internal sealed record WriteName(string Name) : Fix;

/// <summary>SNET1016: adds one of these members of <c>Loss</c>, which fit the output; the most common one comes first.</summary>
internal sealed record AddLoss(EquatableArray<string> Losses) : Fix;

/// <summary>SNET2003, SNET2008: removes the layer; no other change is needed.</summary>
internal sealed record RemoveLayer : Fix;

/// <summary>SNET2006: writes the member of <c>Initializer</c> that fits the activation.</summary>
internal sealed record SuitInitializer(string Initializer) : Fix;

/// <summary>SNET2101: makes a layer read another layer only once, or states that reading it twice is intended.</summary>
/// <param name="Above">The layer that is read twice.</param>
/// <param name="HasOthers">Whether the attribute names other layers too, so that the repeated name can be removed.</param>
/// <param name="MovesFirst">Whether the first name must move to <c>From</c> to keep the order of the inputs.</param>
internal sealed record ReadOnce(string Above, bool HasOthers, bool MovesFirst) : Fix;

/// <summary>Replaces or removes the argument at the first additional location of the diagnostic.</summary>
/// <param name="Kind">How the value is written.</param>
/// <param name="Value">The corrected value; empty for a removal.</param>
internal sealed record ReplaceArgument(ReplacementKind Kind, string Value) : Fix;

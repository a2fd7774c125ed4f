using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>Reads <c>[Output]</c> and, where there is none, the loss of <c>[Network]</c>.</summary>
internal static class OutputReader
{
    private const string Loss = "Loss";
    private const string Weight = "Weight";

    /// <summary>Returns the outputs in the order of the source; without <c>[Output]</c>, the last layer is the only output.</summary>
    public static EquatableArray<OutputDeclaration> Read(
        INamedTypeSymbol type,
        AttributeData? network,
        LayerArguments? networkArguments,
        List<Problem> problems
    )
    {
        string? loss = LossOf(network, networkArguments);
        IReadOnlyList<AttributeData> attributes = FindAll(type);
        if (attributes.Count == 0)
        {
            return new EquatableArray<OutputDeclaration>([new OutputDeclaration(null, loss)]);
        }

        if (loss is not null)
        {
            problems.Add(Problem.At(new Place(Place.Network, Loss), ProblemIds.LossBesideOutputs, type.Name));
        }

        return attributes.Select((attribute, port) => Read(attribute, port, problems)).ToEquatableArray();
    }

    /// <summary>Returns the <c>[Output]</c> attributes of a class in the order of the source.</summary>
    public static IReadOnlyList<AttributeData> FindAll(INamedTypeSymbol type) =>
        type.GetAttributes().Where(AttributeNames.IsOutput).ToList();

    private static OutputDeclaration Read(AttributeData attribute, int port, List<Problem> problems)
    {
        LayerArguments? read = ArgumentReader.Read(attribute);
        string? loss = LossOf(attribute, read);
        if (read is not { } arguments)
        {
            return new OutputDeclaration("", loss, IsBroken: true);
        }

        string layer = arguments.Text("layer") ?? "";
        problems.AddRange(EnumRules.Check(arguments, layer, Place.OfOutput(port)));
        double weight = arguments.Number(Weight) ?? 1;
        Place place = Place.OfOutput(port, Weight);
        if (!(weight >= 0) || double.IsInfinity(weight))
        {
            string[] words = [layer, Weight, arguments.TextOr(Weight, "1"), "at least 0 and finite", ""];
            problems.Add(Problem.At(place, ProblemIds.NumberOutOfRange, words));
            weight = 1;
        }
        else if (arguments.Has(Weight) && loss is null)
        {
            string written = $"Weight = {arguments.TextOr(Weight, "1")}";
            problems.Add(Problem.At(place, ProblemIds.NoEffect, layer, written, "there is no loss at this output that it could weigh"));
        }

        return new OutputDeclaration(layer, loss, weight);
    }

    /// <summary>
    /// Returns the name of the loss; <see langword="null"/> if there is none. A loss that does not compile gives an empty text, so that the
    /// members for training are still emitted.
    /// </summary>
    private static string? LossOf(AttributeData? attribute, LayerArguments? arguments) =>
        attribute?.NamedArguments.Any(argument => argument.Key == Loss) == true ? arguments?.Text(Loss) ?? "" : null;
}

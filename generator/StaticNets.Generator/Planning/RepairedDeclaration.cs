using System.Globalization;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>Applies repairs to declarations, so that trying a repair only costs building the graph.</summary>
internal static class RepairedDeclaration
{
    /// <summary>Returns the changed declaration, or <see langword="null"/> if there is no such argument.</summary>
    public static NetworkDeclaration? Apply(NetworkDeclaration declaration, Repair repair) =>
        repair.Place.Layer switch
        {
            Place.Network when repair.Place.Argument == "Loss" => WithLoss(declaration, 0, repair),
            Place.Output when repair.Place.Argument == "Loss" => WithLoss(declaration, repair.Place.Port, repair),
            Place.Output when repair.Place.Argument == "layer" => declaration with
            {
                Ports = declaration.Ports.WithOutput(repair.Place.Port, output => output with { Layer = repair.Value }),
            },
            Place.Network when repair.Place.Argument == "Convolution" => declaration with { IsDirect = repair.Item == "Direct" },
            Place.Network => declaration with { Element = repair.Item == "Double" ? Element.Double : Element.Single },
            Place.Input => WithInput(declaration, repair),
            >= 0 and int layer when layer < declaration.Layers.Count => declaration with
            {
                Layers = declaration.Layers.Select((item, i) => i == layer ? WithArgument(item, repair) : item).ToEquatableArray(),
            },
            _ => null,
        };

    /// <summary>Returns the declaration with <c>ReturnSequences = true</c> in a layer.</summary>
    public static NetworkDeclaration WithAllSteps(NetworkDeclaration declaration, int layer)
    {
        const string name = "ReturnSequences";
        LayerDeclaration before = declaration.Layers[layer];
        LayerArgument all = new(name, new EquatableArray<string?>([bool.TrueString]));
        LayerArguments arguments = new(before.Arguments.All.Where(one => one.Name != name).Append(all).ToEquatableArray());
        LayerDeclaration after = before with { Arguments = arguments };
        return declaration with { Layers = declaration.Layers.Select((item, i) => i == layer ? after : item).ToEquatableArray() };
    }

    private static NetworkDeclaration? WithInput(NetworkDeclaration declaration, Repair repair)
    {
        InputDeclaration input = declaration.Ports.Inputs[repair.Place.Port];
        if (repair.Place.Argument == "Name")
        {
            return declaration with { Ports = declaration.Ports.WithInput(repair.Place.Port, input with { Name = repair.Value }) };
        }

        long[] axes = [.. input.Written];
        if (repair.Place.Item >= axes.Length)
        {
            return null;
        }

        axes[repair.Place.Item] = long.Parse(repair.Value, CultureInfo.InvariantCulture);
        Shape? shape = axes.All(axis => axis > 0) ? Shape.Of(axes) : null;
        return declaration with { Ports = declaration.Ports.WithInput(repair.Place.Port, input with { Shape = shape }) };
    }

    private static NetworkDeclaration WithLoss(NetworkDeclaration declaration, int output, Repair repair) =>
        declaration with
        {
            Ports = declaration.Ports.WithOutput(output, changed => changed with { Loss = repair.Item }),
        };

    private static LayerDeclaration WithArgument(LayerDeclaration layer, Repair repair)
    {
        string name = repair.Place.Argument!;
        IEnumerable<LayerArgument> arguments = layer.Arguments.All.Where(argument =>
            repair.Kind != ReplacementKind.Removal || argument.Name != name
        );
        LayerDeclaration changed = layer with
        {
            Arguments = layer.Arguments with
            {
                All = arguments.Select(argument => argument.Name == name ? With(argument) : argument).ToEquatableArray(),
            },
        };
        return name == "Name" ? changed with { Name = repair.Value } : changed;

        LayerArgument With(LayerArgument argument) =>
            argument with
            {
                Items = argument.Items.Select((item, i) => i == repair.Place.Item ? repair.Item : item).ToEquatableArray(),
                IsUndefined = false,
            };
    }
}

using System.Globalization;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>The conditions under which a pass leaves instructions out.</summary>
internal sealed class Guards(NetworkPlan plan)
{
    private const int LayersOfAWord = 32;

    private readonly TrainedLayers _layers = new(plan.Graph.Parameters);

    /// <summary>Returns the condition under which a pass executes an instruction; <see langword="null"/> if it always does.</summary>
    public string? ConditionOf(Instruction instruction, CodeWriter writer)
    {
        if (instruction.IsForInputGradient)
        {
            // The method of a stage has a local for the gradient only if it writes it.
            bool hasLocal = plan.Graph.Inputs.Count == 1 && plan.Training is not { HasStages: true };
            string gradient = hasLocal ? "inputGradient" : "batch.InputGradient";
            return $"!{writer.Names.Unsafe}.IsNullRef(ref {gradient})";
        }

        return instruction.NeededBy switch
        {
            { IsForInput: true, Layers: var layers } => Begins(layers),
            { Layers: var layers } => Trains(layers),
            null => null,
        };
    }

    /// <summary>Returns the comment above the condition; <see langword="null"/> if the condition explains itself.</summary>
    public string? CommentOf(Instruction instruction)
    {
        if (instruction.IsForInputGradient || instruction.NeededBy is not { } readers)
        {
            return null;
        }

        string[] names = [.. readers.Layers.Select(_layers.Name)];
        string which = names.Length switch
        {
            1 => $"{names[0]} is frozen",
            2 => $"{names[0]} and {names[1]} are both frozen",
            _ when readers.Layers[names.Length - 1] - readers.Layers[0] == names.Length - 1 =>
                $"the {names.Length} layers from {names[0]} to {names.Last()} are frozen",
            _ => $"{names.Length} layers between {names[0]} and {names.Last()} are all frozen",
        };
        string orInput = readers.IsForInput ? ", and nobody asks for the gradient of the input" : "";
        return $"Not needed while {which}{orInput}.";
    }

    /// <summary>
    /// Returns the condition that at least one of some layers is not frozen, or that the gradient of the input is asked for. Layers that
    /// follow one another from the first one on need a single comparison, however many they are: the JIT does not optimise passes of too
    /// many instructions.
    /// </summary>
    private string Begins(EquatableArray<int> layers)
    {
        int last = 0;
        while (last + 1 < layers.Count && layers[last + 1] == last + 1)
        {
            last++;
        }

        string begins = $"batch.FirstTrained <= {Literals.Integer(last)}";
        return last + 1 == layers.Count ? begins : $"{begins} || {Trains(layers.Skip(last + 1))}";
    }

    /// <summary>Returns the condition that at least one of some layers is not frozen.</summary>
    private string Trains(IEnumerable<int> layers) =>
        string.Join(
            " || ",
            layers
                .GroupBy(layer => layer / LayersOfAWord)
                .Select(word =>
                {
                    uint bits = word.Aggregate(0U, (sum, layer) => sum | (1U << (layer % LayersOfAWord)));
                    string number = "0x" + bits.ToString("X", CultureInfo.InvariantCulture);
                    return word.Key == 0 ? $"batch.Trains({number})" : $"batch.Trains({number}, {Literals.Named("word", word.Key)})";
                })
        );

    /// <summary>Returns the condition that the layer of a parameter is not frozen.</summary>
    public string Trains(Parameter parameter) => Trains([_layers.NumberOf(parameter)]);
}

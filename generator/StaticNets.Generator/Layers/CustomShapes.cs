using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>The axes of a custom layer's input, by name, and the shapes of its output and its tensors.</summary>
internal sealed record CustomShapes(
    IReadOnlyDictionary<string, long> Axes,
    Shape Output,
    IReadOnlyList<(TensorRule Rule, Shape Shape)> Tensors
)
{
    /// <summary>The argument of <c>[Custom]</c> that names the class.</summary>
    public const string Argument = "layer";

    /// <summary>
    /// Evaluates the rules of a class for the shape of a layer's input; reports the first mistake and returns <see langword="null"/>.
    /// </summary>
    public static CustomShapes? Read(LayerScope scope, CustomClass custom, Shape input, bool perStep)
    {
        Reader reader = new(scope, custom, input, perStep);
        return
            reader.Axes() is { } axes
            && reader.Output(axes) is { } output
            && custom.Parameters.Select((declaration, i) => reader.Tensor(axes, declaration, custom.Parameters.Take(i))).ToList()
                is var tensors
            && tensors.TrueForAll(tensor => tensor is not null)
            ? new CustomShapes(axes, output, [.. tensors.Select(tensor => tensor!.Value)])
            : null;
    }

    private sealed class Reader(LayerScope scope, CustomClass custom, Shape input, bool perStep)
    {
        /// <summary>Returns the axes of the input by their names; <see langword="null"/> if the input has another number of axes.</summary>
        public IReadOnlyDictionary<string, long>? Axes()
        {
            if (custom.Input is not { } rule)
            {
                return new Dictionary<string, long>();
            }

            if (ShapeRule.Names(rule) is not { } names)
            {
                ReportUnreadable(rule, "Input is a name for each axis, all different and separated by commas");
                return null;
            }

            if (perStep && names.Count > 1)
            {
                ReportUnreadable(rule, "with PerStep = true the input has one axis");
                return null;
            }

            if (names.Count != input.Rank)
            {
                ReportRank(rule, names.Count);
                return null;
            }

            return names.Zip(input.Sizes, (name, length) => (name, length)).ToDictionary(axis => axis.name, axis => axis.length);
        }

        public Shape? Output(IReadOnlyDictionary<string, long> axes)
        {
            if (custom.Output is not { } rule)
            {
                return input;
            }

            if (custom.Input is null)
            {
                ReportUnreadable(rule, "without an Input, which names axes, the output has the shape of the input");
                return null;
            }

            Shape? output = Evaluate(rule, rule, axes);
            if (perStep && output is { Rank: > 1 })
            {
                ReportUnreadable(rule, "with PerStep = true the output has one axis");
                return null;
            }

            return output;
        }

        public (TensorRule Rule, Shape Shape)? Tensor(IReadOnlyDictionary<string, long> axes, string declaration, IEnumerable<string> above)
        {
            if (TensorRule.Mistake(declaration, above) is { } mistake)
            {
                ReportUnreadable(declaration, mistake);
                return null;
            }

            TensorRule rule = TensorRule.Of(declaration)!;
            return Evaluate(rule.Axes, declaration, axes) is { } shape ? (rule, shape) : null;
        }

        /// <param name="rule">The rule.</param>
        /// <param name="written">What messages quote: the rule, or the declaration of the tensor that contains it.</param>
        /// <param name="axes">The axes of the input.</param>
        private Shape? Evaluate(string rule, string written, IReadOnlyDictionary<string, long> axes)
        {
            ShapeRuleResult result = ShapeRule.Evaluate(rule, axes);
            if (result.Unreadable is { } unreadable)
            {
                ReportUnreadable(written, unreadable);
                return null;
            }

            // If each call determines the number of steps, the network is refused later, because the layer needs all steps at once.
            if (result.Impossible is { } impossible && !input.HasAnySteps)
            {
                string read = perStep ? $"the {input} features of each step" : $"the shape {input}";
                scope.Report(ProblemIds.NoPositiveInteger, Argument, written, custom.Name, read, scope.Input.Name, impossible);
                return null;
            }

            return Shape.Of([.. result.Axes]);
        }

        private void ReportRank(string rule, int rank)
        {
            string advice = (rank, input.Rank) switch
            {
                (1, 2) => "put [Flatten] between them, or write PerStep = true to compute each step by itself",
                (1, _) => "put [Flatten] between them",
                _ => "put [Reshape] between them",
            };
            scope.ReportRank(rank, $"{rank} {(rank == 1 ? "axis" : "axes")} ({rule})", advice);
        }

        private void ReportUnreadable(string rule, string reason) =>
            scope.Report(ProblemIds.UnreadableShapeRule, Argument, rule, custom.Name, reason);
    }
}

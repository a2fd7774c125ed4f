using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

// Activations, and the arguments that set their numbers.
internal sealed partial class LayerScope
{
    private const string Alpha = "Alpha";

    private static readonly string[] _numbers = [Alpha, "Beta", nameof(HardTanh.Minimum), nameof(HardTanh.Maximum)];

    /// <summary>Applies an activation by the name of its enum member.</summary>
    /// <param name="takesNumbers">Whether the layer's arguments for numbers of activations concern this one.</param>
    public Value Activate(Value x, string activation, bool takesNumbers = true)
    {
        ActivationFunction? function = ActivationFunctions.Find(activation);
        function = takesNumbers ? WithNumbers(function, activation) : function;
        return activation switch
        {
            ActivationFunctions.Linear => x,
            ActivationFunctions.Softmax => program.Add(new Softmax(Label("Softmax"), x, Activated(x))),
            ActivationFunctions.LogSoftmax => program.Add(new LogSoftmax(Label("LogSoftmax"), x, Activated(x))),
            _ => program.Add(new Pointwise(Label("Activation"), x, Activated(x), function ?? throw Unregistered(activation))),
        };
    }

    private static UnregisteredException Unregistered(string activation) => new($"the generator has no code for Activation.{activation}");

    private ActivationFunction? WithNumbers(ActivationFunction? function, string activation)
    {
        IReadOnlyList<string> taken = (function as IHasNumbers)?.Arguments ?? [];
        foreach (string argument in _numbers.Where(argument => arguments.Has(argument) && !taken.Contains(argument)))
        {
            string[] others = [.. ActivationFunctions.WithNumber(argument)];
            string have =
                others.Length == 1 ? $"{others[0]} has" : $"{string.Join(", ", others.Take(others.Length - 1))} and {others.Last()} have";
            Report(ProblemIds.NoEffect, argument, name, argument, $"Activation.{activation} has no such number; {have}");
        }

        function = function is IHasNumbers numbers
            ? numbers.With(argument => argument == Alpha ? PositiveNumber(argument) : SingleNumber(argument))
            : function;
        bool areNumbers = taken.All(argument => !arguments.Has(argument) || SingleNumber(argument) is not null);
        return areNumbers && function is HardTanh { Minimum: var low, Maximum: var high } && low >= high ? Crossed(low, high) : function;
    }

    /// <summary>
    /// Reports bounds of which the lower one is not below the upper one, and returns the function with its default bounds.
    /// </summary>
    private HardTanh Crossed(double low, double high)
    {
        (string argument, string range) = arguments.Has(nameof(HardTanh.Maximum))
            ? (nameof(HardTanh.Maximum), $"above the lower bound, Minimum = {Literals.Double(low)}")
            : (nameof(HardTanh.Minimum), $"below the upper bound, Maximum = {Literals.Double(high)}");
        Report(ProblemIds.NumberOutOfRange, argument, name, argument, arguments.TextOr(argument, ""), range, "");
        return new HardTanh();
    }
}

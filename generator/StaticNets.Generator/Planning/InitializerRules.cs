using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET2006 for an initialiser that does not suit the activation. He's variance suits activations that cut off half of their input;
/// Glorot's variance suits activations that are linear around zero.
/// </summary>
internal static class InitializerRules
{
    private const string Argument = "KernelInitializer";
    private const string He = "He";
    private const string Glorot = "Glorot";

    public static IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            string initializer = layer.Arguments.TextOr(Argument, "");
            string activation = GraphBuilder.ActivationAfter(declaration.Layers, i, LayerCatalogue.Find(layer.Kind)!);
            if (Misfit(initializer, activation) is { } misfit)
            {
                string[] words = [layer.Name, initializer, activation, misfit.Reason, misfit.Suited];
                yield return Problem
                    .At(new Place(i, Argument), ProblemIds.UnsuitedInitializer, words)
                    .With(new SuitInitializer(misfit.Suited));
            }
        }
    }

    private static (string Suited, string Reason)? Misfit(string initializer, string activation)
    {
        if (initializer.StartsWith(He, StringComparison.Ordinal) && activation is ("Sigmoid" or "Tanh" or "Softmax"))
        {
            string suited = Glorot + initializer.Substring(He.Length);
            return (suited, "its weights are larger, to make up for a function that cuts off half of its input, and this one does not");
        }

        if (initializer.StartsWith(Glorot, StringComparison.Ordinal) && Initializers.CutsOff(activation))
        {
            string suited = He + initializer.Substring(Glorot.Length);
            return (
                suited,
                "that function cuts off about half of its input, and with these weights the signal shrinks from layer to layer"
            );
        }

        return null;
    }
}

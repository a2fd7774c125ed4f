using StaticNets.Files;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Importing;

/// <summary>What the user says about an import.</summary>
/// <param name="Class">The class to write.</param>
/// <param name="Shapes">Shapes of inputs by name, with the axis of the rows, for inputs whose shapes the file leaves open.</param>
/// <param name="BatchAxis">The axis that counts the rows in all inputs, or <see langword="null"/> to find it.</param>
internal sealed record ImportOptions(ClassName Class, IReadOnlyDictionary<string, int[]> Shapes, int? BatchAxis)
{
    /// <summary>Checks that all stated shapes are those of inputs.</summary>
    /// <param name="inputs">The names of the inputs in the model.</param>
    /// <exception cref="ToolException">One has the name of no input, which would be ignored.</exception>
    public void RequireInputs(IEnumerable<string> inputs)
    {
        string[] names = [.. inputs];
        if (Shapes.Keys.Except(names).FirstOrDefault() is { } unknown)
        {
            throw new ToolException(
                $"--shape states the shape of {ForeignName.Quote(unknown)}, but "
                    + (
                        names.Length > 0
                            ? $"the inputs of the model are {string.Join(", ", names.Select(ForeignName.Quote))}."
                            : "no input of this kind of model has open lengths."
                    )
            );
        }
    }
}

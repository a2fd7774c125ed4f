using StaticNets.Generator.Declarations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>Emits the property for all hyperparameters of a network, and those of its layers.</summary>
internal static class HyperparametersWriter
{
    /// <summary>The library's class for the hyperparameters of a network.</summary>
    public const string Type = "global::StaticNets.HyperparameterSet";

    /// <param name="throwing">The body of the member if it must throw; <see langword="null"/> if it works.</param>
    public static void Write(CodeWriter writer, IReadOnlyList<Hyperparameter> hyperparameters, string? throwing)
    {
        const string property = $"public {Type} {GeneratedMembers.Hyperparameters}";
        writer.Blank();
        if (throwing is null)
        {
            writer.Line(FileFrame.GeneratedCode);
            writer.Line($"private {Type}? {GeneratedMembers.FieldOfHyperparameters};");
            writer.Blank();
        }

        writer.Summary(
            "The numbers in the declaration that can be changed for this object, such as the rate of a dropout, by layer and property."
        );
        writer.Line(FileFrame.GeneratedCode);
        if (throwing is not null)
        {
            writer.Line(property + throwing);
            return;
        }

        // The list is no static property: programs that never ask for it would contain and create it too.
        writer.Line($"{property} => {GeneratedMembers.FieldOfHyperparameters} ??= _engine.NewHyperparameters([");
        writer.Lines(hyperparameters.Select(hyperparameter => $"    {Description(hyperparameter)},"));
        writer.Line("]);");
    }

    /// <summary>Emits the property of a layer for one of its hyperparameters.</summary>
    /// <param name="throwing">The body of the member if it must throw; <see langword="null"/> if it works.</param>
    public static void WriteProperty(CodeWriter writer, Hyperparameter hyperparameter, string? throwing)
    {
        string property = $"public double {Identifiers.LastOf(hyperparameter.Path)}";
        writer.Blank();
        writer.Summary(
            $"{hyperparameter.Path}, declared as {Literals.Double(hyperparameter.Declared)}. Training uses it from the next step on."
        );
        if (throwing is not null)
        {
            writer.Open(property);
            writer.Line("get" + throwing);
            writer.Line("set" + throwing);
            writer.Close();
            return;
        }

        string place = $"{GeneratedMembers.FieldOfHyperparameters}[{Literals.String(hyperparameter.Path)}]";
        writer.Open(property);
        writer.Line($"get => {place};");
        writer.Line($"set => {place} = value;");
        writer.Close();
    }

    private static string Description(Hyperparameter hyperparameter)
    {
        string kind = $"{Qualified.Runtime}HyperparameterKind.{hyperparameter.Kind}";
        string tensors = string.Concat(hyperparameter.Tensors.Select(tensor => ", " + Literals.String(tensor)));
        return $"new({Literals.String(hyperparameter.Path)}, {kind}, {Literals.Double(hyperparameter.Declared)}{tensors})";
    }
}

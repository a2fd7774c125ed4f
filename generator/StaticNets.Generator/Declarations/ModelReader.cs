using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Models;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>Reads the attribute of a model that is no stack of layers, such as <c>[Hopfield(25)]</c>, and checks the class.</summary>
internal static class ModelReader
{
    /// <summary>Returns the attribute that makes a class a model, or <see langword="null"/>.</summary>
    public static AttributeData? Attribute(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(AttributeNames.IsModel);

    /// <summary>Reads a class with such an attribute.</summary>
    public static ModelDeclaration Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        AttributeData attribute = Attribute(type)!;
        string kindName = AttributeNames.Kind(attribute);
        LayerArguments? arguments = ArgumentReader.Read(attribute);
        List<Problem> problems = [];
        if (ModelCatalogue.Find(kindName) is not { } kind || arguments is null || !SourceRules.HasAllNames(type))
        {
            return Result(default, [], canEmit: false);
        }

        if (SourceRules.LanguageProblem(type) is { } tooOld)
        {
            problems.Add(tooOld);
            return Result(arguments.Value, [], canEmit: false);
        }

        string[] constants = [.. kind.Sizes.Select(size => size.Constant)];
        bool canEmit = ClassRules.CheckModel(type, [.. constants, "Load"], problems, cancellation);
        canEmit &= HasNoOther(type, attribute, problems);
        canEmit &= HasNoOtherBase(type, kind, problems);
        problems.AddRange(EnumRules.Check(arguments.Value, type.Name, new Place(Place.Model)));
        problems.AddRange(SizeProblems(type.Name, kind, arguments.Value));
        EquatableArray<string> taken = EquatableArray<string>.Empty;
        if (canEmit)
        {
            GeneratedMembers generated = new(constants, MethodSignature.OfModel(kind.HasSeed));
            taken = MemberClashes.Check(type, generated, problems);
            ConstructorRules.Check(type, generated, problems, cancellation);
        }

        return Result(arguments.Value, taken, canEmit);

        ModelDeclaration Result(LayerArguments read, EquatableArray<string> clashes, bool canEmit) =>
            new(DeclarationReader.Naming(type), kindName, read, problems.ToEquatableArray(), clashes, canEmit);
    }

    /// <summary>Reports SNET5001 if the class is also a network, or two models.</summary>
    private static bool HasNoOther(INamedTypeSymbol type, AttributeData attribute, List<Problem> problems)
    {
        AttributeData? other = type.GetAttributes()
            .FirstOrDefault(one =>
                (AttributeNames.IsModel(one) && one.ApplicationSyntaxReference != attribute.ApplicationSyntaxReference)
                || AttributeNames.IsNetwork(one)
                || AttributeNames.IsInput(one)
                || AttributeNames.IsOutput(one)
                || AttributeNames.IsCustomLayer(one)
                || AttributeNames.IsLayer(one)
            );
        if (other is null)
        {
            return true;
        }

        string[] words = [type.Name, AttributeNames.Kind(attribute), AttributeNames.Kind(other)];
        problems.Add(Problem.At(Place.OnClass, ProblemIds.NotOneModel, words));
        return false;
    }

    /// <summary>Reports SNET5002 if the class is derived from a class that is not that of its kind.</summary>
    private static bool HasNoOtherBase(INamedTypeSymbol type, ModelKind kind, List<Problem> problems)
    {
        if (
            type.BaseType is not { TypeKind: TypeKind.Class } parent
            || parent.SpecialType == SpecialType.System_Object
            || (parent.Name == kind.BaseClass && parent.ContainingNamespace.ToDisplayString() == AttributeNames.Namespace)
        )
        {
            return true;
        }

        problems.Add(Problem.At(Place.OnClass, ProblemIds.ModelWithBaseClass, type.Name, parent.Name, kind.Name, kind.BaseClass));
        return false;
    }

    /// <summary>Reports sizes that are too small or too large.</summary>
    private static IEnumerable<Problem> SizeProblems(string name, ModelKind kind, LayerArguments arguments)
    {
        bool isValid = true;
        foreach ((ModelSize size, int item, long value) in kind.Values(arguments).Where(one => one.Value < one.Size.Least))
        {
            isValid = false;
            string[] words = [name, size.Argument, Literals.Integer(value), $"at least {size.Least}", ""];
            yield return Problem.At(new Place(Place.Model, size.Argument, item), ProblemIds.NumberOutOfRange, words);
        }

        if (isValid && kind.Mistake(arguments) is { } mistake)
        {
            yield return Problem.At(new Place(Place.Model), ProblemIds.ModelSizesDoNotFit, name, kind.Name, mistake);
        }
        else if (isValid && kind.Elements(arguments) > Shape.MaxLength)
        {
            string figure = $"{Literals.Grouped(kind.Elements(arguments))} parameters";
            yield return Problem.At(new Place(Place.Model), ProblemIds.TooLarge, name, figure);
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Calls;

/// <summary>Finds the network whose parameters or gradients an expression contains, if the source shows it with certainty.</summary>
internal static class ParameterOwner
{
    public const string Parameters = "Parameters";

    private const string Gradients = "Gradients";

    /// <summary>Whether a type looks up tensors by their names.</summary>
    public static bool IsTensorSet(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "TensorSet" or "ParameterSet" or "ParameterEditor", Arity: 1 } && IsOurs(type);

    /// <summary>Returns the network, or <see langword="null"/> if it is not certain.</summary>
    public static INamedTypeSymbol? Find(IOperation tensors, SemanticModel model, CancellationToken cancellation) =>
        Find(tensors, model, Tuning.FollowedVariables, cancellation);

    private static INamedTypeSymbol? Find(IOperation tensors, SemanticModel model, int steps, CancellationToken cancellation) =>
        steps == 0
            ? null
            : tensors switch
            {
                IConversionOperation conversion => Find(conversion.Operand, model, steps - 1, cancellation),
                IPropertyReferenceOperation { Property: { Name: Parameters } property } read => KnownNetworks.IsNetworkMember(property)
                    ? property.ContainingType
                : property.ContainingType.Name == Gradients && IsOurs(property.ContainingType)
                    ? OfGradients(read.Instance, model, cancellation)
                : null,
                ILocalReferenceOperation local => LocalWrites.OnlyValue(local, model, cancellation) is { } value
                    ? Find(value, model, steps - 1, cancellation)
                    : null,
                IParameterReferenceOperation editor => EditOf(editor) is { Instance: { } edited }
                    ? Find(edited, model, steps - 1, cancellation)
                    : null,
                _ => null,
            };

    /// <summary>Returns the call <c>net.Parameters.Edit(p => …)</c> whose lambda has the given parameter.</summary>
    private static IInvocationOperation? EditOf(IParameterReferenceOperation editor)
    {
        IOperation? lambda = editor;
        while (
            lambda is not null
            && !(
                lambda is IAnonymousFunctionOperation f
                && SymbolEqualityComparer.Default.Equals(f.Symbol, editor.Parameter.ContainingSymbol)
            )
        )
        {
            lambda = lambda.Parent;
        }

        return
            lambda?.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } }
            && call.TargetMethod.Name == "Edit"
            && IsTensorSet(call.TargetMethod.ContainingType)
            ? call
            : null;
    }

    /// <summary>
    /// Returns the only network class whose <c>Gradient</c> receives the variable. At run time, a gradients object belongs to the network
    /// class that first uses it; if several classes in the source receive it, the owner is not certain and the result is
    /// <see langword="null"/>.
    /// </summary>
    private static INamedTypeSymbol? OfGradients(IOperation? gradients, SemanticModel model, CancellationToken cancellation)
    {
        if (
            gradients is not ILocalReferenceOperation { Local: { IsRef: false } local }
            || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not VariableDeclaratorSyntax declarator
            || LocalWrites.Any(declarator)
        )
        {
            return null;
        }

        INamedTypeSymbol[] networks =
        [
            .. LocalWrites
                .Body(declarator)
                .DescendantNodes()
                .OfType<InvocationExpressionSyntax>()
                .Where(call => CalledNames.Of(call.Expression) == "Gradient" && call.ArgumentList.Arguments.Any(IsTheVariable))
                .Select(call => model.GetSymbolInfo(call, cancellation).Symbol as IMethodSymbol)
                .Where(method => method is not null && KnownNetworks.IsNetworkMember(method))
                .Select(method => method!.ContainingType)
                .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default),
        ];
        return networks.Length == 1 ? networks[0] : null;

        bool IsTheVariable(ArgumentSyntax argument) =>
            argument.Expression is IdentifierNameSyntax name
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, local);
    }

    private static bool IsOurs(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: AttributeNames.Namespace, ContainingNamespace.IsGlobalNamespace: true };
}

using System.Linq.Expressions;
using System.Reflection;

namespace StaticNets.Import.Tests.Support;

/// <summary>Calls <c>Predict</c> of a network whose class was compiled by the test.</summary>
internal static class NetworkCall
{
    /// <summary>Returns the outputs for arrays of float, double or, for indices, int.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The inputs, each of all rows.</param>
    /// <param name="lengths">The lengths of the outputs, each of all rows.</param>
    /// <param name="steps">The number of steps for a network of any number of steps.</param>
    public static double[][] Predict(object network, IReadOnlyList<Array> inputs, int[] lengths, int? steps = null)
    {
        Type type = network.GetType();
        MethodInfo predict = type.GetMethods()
            .Single(method => method.Name == "Predict" && method.ReturnType == typeof(void) && IsOfSpans(method, steps is not null));
        ParameterInfo[] parameters = [.. predict.GetParameters().Where(IsSpan)];
        Array[] arguments =
        [
            .. inputs,
            .. lengths.Select(
                (length, i) => Array.CreateInstance(parameters[inputs.Count + i].ParameterType.GetGenericArguments()[0], length)
            ),
        ];

        // Spans cannot be boxed, so that the call is compiled: network.Predict(new ReadOnlySpan<float>((float[])arguments[0]), …).
        ParameterExpression target = Expression.Parameter(typeof(object));
        ParameterExpression all = Expression.Parameter(typeof(Array[]));
        Expression[] spans =
        [
            .. parameters.Select(
                (parameter, i) =>
                {
                    Type array = parameter.ParameterType.GetGenericArguments()[0].MakeArrayType();
                    Expression value = Expression.Convert(Expression.ArrayIndex(all, Expression.Constant(i)), array);
                    return Expression.New(parameter.ParameterType.GetConstructor([array])!, value);
                }
            ),
            .. steps is { } number ? new[] { Expression.Constant(number) } : [],
        ];
        Expression
            .Lambda<Action<object, Array[]>>(Expression.Call(Expression.Convert(target, type), predict, spans), target, all)
            .Compile()(network, arguments);
        return [.. arguments.Skip(inputs.Count).Select(output => output.Cast<object>().Select(Convert.ToDouble).ToArray())];
    }

    private static bool IsOfSpans(MethodInfo method, bool hasSteps)
    {
        ParameterInfo[] parameters = method.GetParameters();
        return hasSteps ? parameters[^1].ParameterType == typeof(int) && parameters.SkipLast(1).All(IsSpan) : parameters.All(IsSpan);
    }

    private static bool IsSpan(ParameterInfo parameter) =>
        parameter.ParameterType.IsGenericType
        && (
            parameter.ParameterType.GetGenericTypeDefinition() == typeof(Span<>)
            || parameter.ParameterType.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>)
        );
}

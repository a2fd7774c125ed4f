using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using StaticNetsApp;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));

// One network answers all requests: it is read-only and safe from any number of threads.
builder.Services.AddSingleton(MoonNet.Pretrained);

WebApplication app = builder.Build();
app.MapPost(
    "/predict",
    Results<Ok<Answer>, BadRequest<string>> ([FromBody] float[] point, MoonNet net) =>
    {
        if (point.Length != MoonNet.InputLength)
        {
            return TypedResults.BadRequest($"Expected {MoonNet.InputLength} numbers, found {point.Length}.");
        }

        float probability = net.Predict(point)[0];
        return TypedResults.Ok(new Answer(probability >= 0.5f ? 1 : 0, probability));
    }
);
app.Run();

/// <summary>The answer of the API.</summary>
/// <param name="Class">The half moon to which the point belongs: 0 or 1.</param>
/// <param name="Probability">The probability of class 1.</param>
public sealed record Answer(int Class, float Probability);

/// <summary>The types that are read and written as JSON, for which code is generated when the program is compiled.</summary>
[JsonSerializable(typeof(float[]))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(string))]
internal sealed partial class ApiJson : JsonSerializerContext;
